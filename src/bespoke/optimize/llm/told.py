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
    """Whether the year was said, and the month by its name or number where there is one; never the day alone."""
    words = {word.casefold() for word in _WORD.findall(said)}
    if value == PRESENT:
        return not words.isdisjoint(_GOES_ON)
    try:
        date = PartialDate.parse(value)
    except ValueError:
        return False
    digits = set(re.findall(r"\d+", said))
    if str(date.year) not in digits or (date.day and not {str(date.day), f"{date.day:02}"} & digits):
        return False
    return date.month is None or _has_month(date.month, words, digits)


def _has_month(month: int, words: set[str], digits: set[str]) -> bool:
    name = MONTHS[month - 1].casefold()
    return not words.isdisjoint({name, name[:3], name[:4]}) or bool({str(month), f"{month:02}"} & digits)


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
