"""Finding dates and ranges of dates in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.structure.date_patterns import (
    SEPARATOR,
    YEAR,
    atom_pattern,
    duration_pattern,
    months,
    opener_pattern,
)
from bespoke.resume.dates import PRESENT, EndDate, PartialDate

_MAX_TEXT = 2000
_HAS_HINT = re.compile(rf"{YEAR}|['’]\s?\d\d|\d/\d\d|[^\W\d_]\.?[- ]\d\d(?!\d)|[xX]{{2}}|\d[xX_]|__|\?\?|[yY]{{4}}")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Dates at `first:last` of a text. `ranged` says that two ends were printed, `vague` that the fields say less.

    `placeholder` says that a year was left to be filled in ("May 20XX"); such an end is None.
    """

    first: int
    last: int
    start: PartialDate | None
    end: EndDate | None
    ranged: bool
    vague: bool = False
    expected: bool = False
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    first: int
    last: int
    date: PartialDate | None
    month: int | None
    present: bool
    vague: bool
    placeholder: bool = False
    bare: bool = False


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[DateSpan, ...]:
    """All dates of a text from left to right; ranges count as one. Bare months and "present" alone are no dates."""
    text = text[:_MAX_TEXT]
    if not _HAS_HINT.search(text):
        return ()
    folded = fold(text)
    atoms = [atom for match in atom_pattern().finditer(folded) if (atom := _atom(match)) is not None]
    spans: list[DateSpan] = []
    index = 0
    while index < len(atoms):
        span, used = _span(folded, atoms, index)
        index += used
        if span is not None:
            spans.append(span)
    return tuple(spans)


def strip_dates(text: str) -> str:
    """The text without its dates and durations and what is left of their brackets."""
    for span in reversed(find_dates(text)):
        text = f"{text[: span.first]}\t{text[span.last :]}"
    text = strip_duration(text)
    text = re.sub(r"[(\[（]\s*[\t\s,;|–-]*[)\]）]", "\t", text)
    return text.strip(" \t,;|·•–—-/")


def strip_duration(text: str) -> str:
    folded = fold(text)
    for match in reversed(list(duration_pattern().finditer(folded))):
        text = f"{text[: match.start()]}\t{text[match.end() :]}"
    return text


def is_only_dates(text: str) -> bool:
    """True for a text that holds dates or a duration and nothing else."""
    if not find_dates(text) and not duration_pattern().search(fold(text)):
        return False
    return not re.search(r"[^\W_]", re.sub(r"\b(?:and|und|et|y|e)\b|&", "", strip_dates(text)))


def _span(folded: str, atoms: list[_Atom], index: int) -> tuple[DateSpan | None, int]:
    first = atoms[index]
    second = atoms[index + 1] if index + 1 < len(atoms) else None
    if second is not None and _joined(folded, first, second):
        return _range(folded, first, second), 2
    if first.date is None and (first.bare or not first.placeholder):
        return None, 1
    return _single(folded, first), 1


def _joined(folded: str, first: _Atom, second: _Atom) -> bool:
    if first.present or (second.date is None and not second.present and not second.placeholder):
        return False
    between = folded[first.last : second.first]
    return SEPARATOR.fullmatch(between) is not None or (second.present and between.strip(" ,") in ("", "to", "a"))


def _range(folded: str, first: _Atom, second: _Atom) -> DateSpan | None:
    start = first.date
    if first.placeholder or second.placeholder:
        return _unfilled(folded, first, second)
    if start is None:
        if first.month is None or second.date is None:
            return None
        start = PartialDate(second.date.year, first.month)
    end: EndDate | None = PRESENT if second.present else second.date
    vague = first.vague or second.vague
    if isinstance(end, PartialDate) and end < start and end.year < start.year:
        start, end = end, start
    begin, opener = _opener(folded, first.first)
    return DateSpan(begin, second.last, start, end, ranged=True, vague=vague, expected=opener == "expected")


def _unfilled(folded: str, first: _Atom, second: _Atom) -> DateSpan:
    """A range with a year still to be filled in. That it lasts to the present says nothing without its start."""
    begin, opener = _opener(folded, first.first)
    expected = opener == "expected"
    return DateSpan(
        begin, second.last, first.date, second.date, ranged=True, vague=True, expected=expected, placeholder=True
    )


def _single(folded: str, atom: _Atom) -> DateSpan:
    begin, opener = _opener(folded, atom.first)
    if atom.placeholder:
        expected = opener == "expected"
        return DateSpan(begin, atom.last, None, None, ranged=False, vague=True, expected=expected, placeholder=True)
    tail = re.match(r"\s*(?:-|–|→)\s*(?=$|[)\],;|])", folded[atom.last :])
    open_end = opener == "since" or (tail is not None and tail.group().strip() != "")
    short = (
        re.match(r"\s?[-/]\s?(\d{2})(?![\d/.-])", folded[atom.last :]) if atom.date and not atom.date.month else None
    )
    if short and atom.date is not None:
        end_year = atom.date.year // 100 * 100 + int(short.group(1))
        if atom.date.year < end_year <= atom.date.year + 15:
            last = atom.last + short.end()
            return DateSpan(begin, last, atom.date, PartialDate(end_year), ranged=True, vague=atom.vague)
    if open_end:
        last = atom.last + (tail.end() if tail else 0)
        return DateSpan(begin, last, atom.date, PRESENT, ranged=True, vague=atom.vague)
    if opener == "until":
        return DateSpan(begin, atom.last, None, atom.date, ranged=True, vague=atom.vague)
    expected = opener == "expected"
    return DateSpan(begin, atom.last, atom.date, atom.date, ranged=False, vague=atom.vague, expected=expected)


def _opener(folded: str, place: int) -> tuple[int, str]:
    match = opener_pattern().search(folded[max(0, place - 40) : place])
    if match is None or match.lastgroup is None:
        return place, ""
    return max(0, place - 40) + match.start(), match.lastgroup


def _atom(match: re.Match[str]) -> _Atom | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "placeholder" in groups or "bare_placeholder" in groups:
        bare = "bare_placeholder" in groups
        return _Atom(match.start(), match.end(), None, None, present=False, vague=True, placeholder=True, bare=bare)
    date, month, vague = None, None, False
    present = "present" in groups
    if "bare_month" in groups:
        month = months().get(groups["bare_month"].rstrip("."))
    elif "bare_season" in groups:
        return None
    elif not present:
        date = _date(groups)
        vague = "season_year" in groups
        if date is None:
            return None
    return _Atom(match.start(), match.end(), date, month, present, vague)


def _date(groups: dict[str, str]) -> PartialDate | None:
    year = _first(
        groups, "cjk_year", "iso_year", "ymd_year", "dmy_year", "my_year", "word_year", "word_year2", "year_first"
    )
    year = year or _first(groups, "season_year", "year")
    short = _first(groups, "short_year", "short_year2", "mys_year")
    if not year and short:
        year = str((1900 if int(short) > 60 else 2000) + int(short))
    if not year:
        return None
    name = _first(groups, "month", "month2", "month3", "month4", "month5")
    number = _first(groups, "cjk_month", "iso_month", "ymd_month", "dmy_month", "my_month", "mys_month")
    month = months().get(name.rstrip(".")) if name else (int(number) if number else None)
    day = _first(groups, "cjk_day", "iso_day", "ymd_day", "dmy_day", "day", "day2")
    return _valid(int(year), month, int("".join(filter(str.isdigit, day))) if day else None)


def _valid(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if month is not None and day is not None and month > 12 >= day:
        month, day = day, month
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return PartialDate(year) if 1000 <= year <= 2999 else None


def _first(groups: dict[str, str], *names: str) -> str:
    return next((groups[name] for name in names if name in groups), "")
