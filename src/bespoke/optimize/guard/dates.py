"""Dates and periods in a text: a year, a month, a range, "since 2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.resume.dates import PartialDate

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<{p}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_POINT = (
    r"(?:{month}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?P<{p}my>{year})|(?P<{p}iy>{year})-(?P<{p}im>0[1-9]|1[0-2])(?:-\d\d)?"
    r"|(?P<{p}sm>0?[1-9]|1[0-2])/(?P<{p}sy>{year})|(?:(?:spring|summer|fall|autumn|winter|q[1-4])\s+)?(?P<{p}y>{year}))"
)
_OPEN = r"(?P<open>present|current|now|today|to date|date|ongoing)"
_SPAN = re.compile(
    r"(?<![\w$€£#.,/+-])(?P<since>since\s+)?"
    + _POINT.format(p="a", month=_MONTH.format(p="a"), year=_YEAR)
    + r"(?:\s*(?:-|–|—|to|until|through|till)\s*(?:"
    + _POINT.format(p="b", month=_MONTH.format(p="b"), year=_YEAR)
    + "|"
    + _OPEN
    + r")\b)?(?![\w%+]|[.,]\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s+(?!to\b|and\b|as\b|was\b|is\b|season|series|sales\b|results\b|as\b|class\b)[a-z]+s\b")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|from|until|by|during|of|for|the|to|and|through|early|late|mid|our|this)\s+|[(–-]\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """Characters [start, end). `last` is None for a single date, "open" for one that goes on to the present."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | str | None
    text: str


def find_dates(text: str) -> list[DateMention]:
    return [_mention(match) for match in _SPAN.finditer(text) if not _is_count(text, match)]


def _mention(match: re.Match[str]) -> DateMention:
    last: PartialDate | str | None = _point(match, "b")
    if match["open"] or match["since"]:
        last = "open"
    first = _point(match, "a")
    assert first is not None
    return DateMention(match.start(), match.end(), first, last, match.group().strip())


def _point(match: re.Match[str], p: str) -> PartialDate | None:
    year = match[f"{p}my"] or match[f"{p}iy"] or match[f"{p}sy"] or match[f"{p}y"]
    if year is None:
        return None
    month = match[f"{p}im"] or match[f"{p}sm"]
    if name := match[f"{p}month"]:
        return PartialDate(int(year), next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower()[:3])))
    return PartialDate(int(year), int(month) if month else None)


def _is_count(text: str, match: re.Match[str]) -> bool:
    """A bare year before a plural noun counts things ("2000 guests"), unless a preposition makes it a date."""
    bare = match.group().strip().isdigit()
    return bare and bool(_COUNTED.match(text, match.end())) and not _BEFORE_YEAR.search(text[: match.start()])
