"""Dates in print: short months of the resume's language, no more precise than they are known."""

from __future__ import annotations

import re

from bespoke.render.wording import Wording
from bespoke.resume.dates import EndDate, PartialDate
from bespoke.resume.model import Dated


def print_date(date: PartialDate, words: Wording) -> str:
    if date.month is None:
        return str(date.year)
    month = words.months[date.month - 1]
    if date.day is None:
        return words.month_year.format(month=month, year=date.year)
    return words.day.format(day=date.day, month=month, year=date.year)


def print_period(entry: Dated, words: Wording, *, bare: str) -> str:
    """The period of an entry. A lone date stands bare where readers expect that bound (`bare` is "start" or "end").

    The source's own wording is kept as long as it still names the years of the fields.
    """
    if entry.dates_text and _names_years(entry):
        return entry.dates_text
    start = print_date(entry.start, words) if entry.start else ""
    end = _print_end(entry.end, words)
    if start and start == end:
        return start
    if start and end:
        return f"{start} – {end}"
    if start:
        return start if bare == "start" else f"{words.from_} {start}"
    if end:
        return end if bare == "end" else f"{words.until} {end}"
    return ""


def _print_end(end: EndDate | None, words: Wording) -> str:
    if end is None:
        return ""
    return words.present if end == "present" else print_date(end, words)


def _names_years(entry: Dated) -> bool:
    years = [date.year for date in (entry.start, entry.end) if isinstance(date, PartialDate)]
    numbers = {number[-2:] for number in re.findall(r"\d{2,4}", entry.dates_text)}
    return all(f"{year % 100:02d}" in numbers for year in years)
