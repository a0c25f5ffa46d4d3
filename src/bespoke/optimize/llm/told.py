"""Whether a value says only what a person said: the guard for telling."""

from __future__ import annotations

import re

from bespoke.knowledge.lemmas import lemma, lemmas_of
from bespoke.knowledge.wording import fold
from bespoke.optimize.guard.evidence import EvidenceItem
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.guard.number_words import read_number
from bespoke.resume.dates import MONTHS, PRESENT, PartialDate

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*[+#]*")
_GOES_ON = frozenset({"present", "now", "today", "current", "currently", "since", "still", "ongoing"})


def is_named(value: str, said: str) -> bool:
    """Whether the words stand in what was said, next to each other and in this order."""
    wanted, told = _folded(value), _folded(said)
    return bool(wanted) and any(told[at : at + len(wanted)] == wanted for at in range(len(told) - len(wanted) + 1))


def is_told(sentence: str, said: str) -> bool:
    """Whether every content word and number was said, and the guard finds no claim that was not."""
    known = set(lemmas_of(said)) | _numbers(said)
    if not set(lemmas_of(sentence)) - _numbers(sentence) <= known or not _numbers(sentence) <= _numbers(said):
        return False
    return judge(sentence, [EvidenceItem("basics/summary", said, "summary")]).ruling != "unsupported"


def is_dated(value: str, said: str) -> bool:
    """Whether the year was said, and with it the month and the day where there are any, by name or in figures."""
    told = said.casefold()
    if value == PRESENT:
        return not _GOES_ON.isdisjoint(_WORD.findall(told))
    try:
        date = PartialDate.parse(value)
    except ValueError:
        return False
    patterns = _ways_to_say(date)
    return any(re.search(rf"(?<![\w.,]){pattern}(?![\w%])", told) for pattern in patterns)


def _ways_to_say(date: PartialDate) -> list[str]:
    """Regular expressions over text in lower case."""
    if date.month is None:
        return [str(date.year)]
    name = MONTHS[date.month - 1].casefold()
    month, figures = rf"{name[:3]}(?:{name[3:]}|t)?\.?", f"0?{date.month}"
    if date.day is None:
        of_range = rf"{month}(?:,? of|,)? {date.year}"
        shared = rf"{month} (?:-|–|to|until|till) \w+ {date.year}"
        return [of_range, shared, rf"{figures}[/.-]{date.year}", rf"{date.year}[/.-]{figures}"]
    day = f"0?{date.day}"
    by_name = [rf"{day}(?:st|nd|rd|th)?(?: of)? {month},? {date.year}", rf"{month} {day}(?:st|nd|rd|th)?,? {date.year}"]
    return [*by_name, rf"{date.year}-{figures}-{day}", rf"{day}[/.]{figures}[/.]{date.year}"]


def _folded(text: str) -> list[str]:
    return [fold(word.casefold()) for word in _WORD.findall(text)]


def _numbers(text: str) -> set[str]:
    """Numbers in figures, also those in words; and the words, so that they are not taken for others."""
    words = [word.casefold() for word in _WORD.findall(text.replace("-", " "))]
    found = {re.sub(r"[^\d]", "", word) for word in words if word[0].isdigit()} - {""}
    at = 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        found |= {str(int(number[0])), *(lemma(word) for word in words[at : at + number[1]])}
        at += number[1]
    return found | {lemma(word) for word in words if word[0].isdigit()} - found
