"""Partial dates and the intervals between them.

A resume says 2020, May 2020 or "present", and none of these may become more precise on the way. Months are counted in
whole calendar months; the clock never enters, callers pass `as_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

PRESENT: Literal["present"] = "present"
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month, or the day: `2020`, `2020-05`, `2020-05-13`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 2999:
            raise ValueError(f"year {self.year} is not between 1000 and 2999")
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """From ISO 8601 text of year, year-month or year-month-day. Raises ValueError for anything else."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a date of the form 2020, 2020-05 or 2020-05-13")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @property
    def first_month(self) -> int:
        """Months since year 0 of the earliest month this date can mean."""
        return self.year * 12 + (self.month or 1) - 1

    @property
    def last_month(self) -> int:
        """Months since year 0 of the latest month this date can mean."""
        return self.year * 12 + (self.month or 12) - 1

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from and written as its ISO text."""
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: object) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}

    @classmethod
    def _validate(cls, value: object) -> PartialDate:
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        raise ValueError("a date is text of the form 2020, 2020-05 or 2020-05-13")


EndDate = PartialDate | Literal["present"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole months from `start` to `end`, both included, counted since year 0."""

    start: int
    end: int

    @property
    def months(self) -> int:
        return max(0, self.end - self.start + 1)


def interval(start: PartialDate | None, end: EndDate | None, *, as_of: PartialDate) -> Interval | None:
    """The months a stay is known to cover, or None when it cannot be told.

    Years without months are read so that nothing is overstated: 2016-2024 is 8 years, as people say it, a single year
    is 12 months, and where only one side names its month the other is put at its anniversary or at mid-year, whichever
    gives less. A missing end is unknown, not "present"; an end before the start tells nothing.
    """
    if start is None or end is None:
        return None
    last = _as_of_month(start, as_of) if end == PRESENT else end
    if last.last_month < start.first_month:
        return None
    if last.year == start.year:
        return Interval(start.first_month, _end_within_a_year(start, last))
    return Interval(_cautious_start(start, last), _cautious_end(start, last))


def _as_of_month(start: PartialDate, as_of: PartialDate) -> PartialDate:
    return as_of if as_of.month is not None or as_of.year == start.year else PartialDate(as_of.year, 1)


def _end_within_a_year(start: PartialDate, end: PartialDate) -> int:
    if start.month is not None and end.month is None:
        return (start.first_month + end.last_month) // 2
    return end.last_month


def _cautious_start(start: PartialDate, end: PartialDate) -> int:
    if start.month is not None or end.month is None:
        return start.first_month
    anniversary, mid_year = start.year * 12 + end.month, start.year * 12 + 6
    return min(max(anniversary, mid_year), start.last_month)


def _cautious_end(start: PartialDate, end: PartialDate) -> int:
    if end.month is not None:
        return end.last_month
    anniversary = end.year * 12 + (start.month or 1) - 2
    return min(anniversary, end.year * 12 + 5) if start.month is not None else anniversary


def covered_months(intervals: Iterable[Interval]) -> int:
    """Months covered by at least one interval; overlaps count once."""
    total, reach = 0, -1
    for span in sorted(intervals, key=lambda i: (i.start, i.end)):
        begin = max(span.start, reach + 1)
        if span.end >= begin:
            total += span.end - begin + 1
            reach = span.end
    return total


_DURATION = re.compile(
    r"[^\d]*\d{0,2}[.,]?\d?[^\d]*\b(?:year|yr|month|week)s?\b[^\d]*(?:\d{1,2} (?:month|week)s?)?", re.IGNORECASE
)

_LONGEST_DURATION = 80


def is_duration(text: str) -> bool:
    """Whether a printed period says how long ("about 2 years") but not when."""
    return len(text) <= _LONGEST_DURATION and _DURATION.fullmatch(text) is not None


DateStyle = Literal["short", "long", "numeric", "iso"]


def format_date(date: PartialDate, *, style: DateStyle = "short") -> str:
    """`Mar 2021`, `March 2021`, `03/2021` or `2021-03`; never more precise than the date is."""
    if style == "iso" or date.month is None:
        return str(date)
    if style == "numeric":
        day = f"{date.day:02d}/" if date.day is not None else ""
        return f"{day}{date.month:02d}/{date.year}"
    month = MONTHS[date.month - 1] if style == "long" else MONTHS[date.month - 1][:3]
    return f"{month} {date.year}" if date.day is None else f"{date.day} {month} {date.year}"


def format_range(
    start: PartialDate | None, end: EndDate | None, *, style: DateStyle = "short", present: str = "Present"
) -> str:
    """`Mar 2021 – Present`. One side alone, or both the same, is one date; nothing known is ""."""
    sides = [format_date(start, style=style)] if start is not None else []
    if end is not None:
        sides.append(present if end == PRESENT else format_date(end, style=style))
    return " – ".join(dict.fromkeys(sides))
