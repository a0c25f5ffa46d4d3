"""A telling cut into sentences, and sentences into clauses that each say one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = re.compile(
    r"(?:\b(?:St|Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Co|Corp|Jr|Sr|Dept|No|vs|approx|Univ|Ave|e\.g|"
    r"i\.e|etc|B\.?Sc|M\.?Sc|Ph\.?D|B\.?A|M\.?A"
    r"|B\.?Eng|M\.?Eng|Hons|Dip)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_LONGEST_SHORT = 8
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+(?:[\"“'(]?[^\W\d_]|\d)|\s*$)")
_MARK = re.compile(r"^\s*(?:[-–—*•·‣▪◦]|\d{1,2}[.)])\s+")
_PERSON = r"(?:I|we)(?:['’](?:m|ve|d|ll|re))?\s"
_LINK = r"(?:and|but|where|then|while|so|because|also|plus|later|afterwards|(?:after|before) that)"
_OWN = r"my (?:\w+ )?(?:e-?mail|phone|number|name|hobbies|skills|degree)\b"
_SPAN = (
    r"(?:for |about |another )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|"
    r"ten) (?:more )?(?:years?|months?)\b"
)
_CLAUSE = re.compile(
    rf"\s*;\s*"
    rf"|(?:\s*[,–—]\s*(?:{_LINK},?\s+)*|\s+(?:{_LINK},?\s+)+)(?={_PERSON}|{_OWN})"
    rf"|\s*,?\s+(?:and |but )?(?:then|afterwards|later|before that|"
    rf"after that),?\s+(?=(?:{_SPAN}|at |worked |joined |moved |as an? |became ))"
    r"|\s*,\s*(?=(?:worked|volunteered|graduated|studied) (?:at|for|as|from|with|in)\b)"
    r"|\s+and\s+(?=(?:left|quit|stayed|finished) (?:in|on|there|it|after|until)\b)"
    r"|\s+and\s+(?=(?:also )?(?:worked|volunteered|graduated|studied|speak|hold|won) )"
)
_LEADS_UP = re.compile(
    r"^(?:from|in|at|during|since|between|outside|for|as|on|until|before|after|when|while|with)\b(?!.*\bI\b)",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[str]:
    """Every line ends a sentence; a list's marks are taken off."""
    for line in text.splitlines():
        yield from _of_line(_MARK.sub("", line))


def clauses(sentence: str) -> list[str]:
    """What only leads up to a clause ("From 2015 to 2018, I was a welder") stays with it."""
    found: list[str] = []
    for part in (part.strip(" ,;–—") for part in _CLAUSE.split(sentence)):
        if found and part and _LEADS_UP.match(found[-1]):
            found[-1] += f", {part}"
        elif part and not re.fullmatch(_PERSON, f"{part} "):
            found.append(part)
    return found


def _of_line(line: str) -> Iterator[str]:
    first = 0
    for match in _END.finditer(line):
        if _SHORT.search(line[max(first, match.start() - _LONGEST_SHORT) : match.start() + 1]) and match.end() < len(
            line
        ):
            continue
        if said := line[first : match.end()].strip():
            yield _bare(said)
        first = match.end()
    if said := line[first:].strip():
        yield _bare(said)


def _bare(sentence: str) -> str:
    short = _SHORT.search(sentence[-_LONGEST_SHORT:])
    return sentence if short else sentence.rstrip(".!").rstrip()
