"""Numbers that follow exactly from others: differences, ratios, and years from dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.sources import Period, Place
from bespoke.optimize.guard.tenures import EXPERIENCE, rests_on_heading, stays
from bespoke.resume.dates import PRESENT, PartialDate, covered_months, interval


def derived(places: Sequence[Place]) -> Iterator[tuple[Place, list[tuple[float, str]]]]:
    """For each "from a to b" what may be said of it: the difference, and where plain the share and the multiple."""
    for one, two in pairwise(places):
        a, b = one.atom.quantity, two.atom.quantity
        if not one.same_clause(two) or a is None or b is None or a.unit != b.unit:
            continue
        exact = a.bound == b.bound == "exact" and not a.is_range and not b.is_range
        if one.atom.link == "source" and two.atom.link == "target" and exact and a.low > 0:
            yield one, _follows(a.low, b.low, a.unit)


def _follows(a: float, b: float, unit: str) -> list[tuple[float, str]]:
    if unit == "percent":
        return [(abs(b - a), "points"), *([(b / a, "times")] if b > a else [])]
    found = [(abs(b - a), unit), (abs(b - a) / a * 100, "percent")]
    if b > a:
        found.append((b / a, "times"))
    return [*found, *([(0.5, "times")] if b * 2 == a else [])]


def duration_licence(alignment: Alignment, atom: Atom, as_of: PartialDate | None) -> str:
    """Years of experience from the dates of the entry, never more than they cover."""
    quantity = atom.quantity
    if quantity is None or quantity.unit != "month" or quantity.is_range or not _speaks_of_experience(alignment, atom):
        return ""
    months = _months(stays(alignment, atom), as_of)
    if months is None:
        return ""
    years = quantity.low
    whole = months // 12 * 12
    if quantity.bound in ("exact", "at_least", "about") and years in (whole, months):
        return "years from the dates" if quantity.text[-1:] != "+" else ""
    if (quantity.bound == "over" or "+" in quantity.text) and months * 0.7 <= years < months:
        return "years from the dates"
    return ""


def _speaks_of_experience(alignment: Alignment, atom: Atom) -> bool:
    """Said of the whole stay: "8 years of experience", "8 years as a nurse", not "an 8-year lease"."""
    rewrite = alignment.rewrite
    after = [a for a in rewrite.atoms[atom.index + 1 :] if a.sentence == atom.sentence][:6]
    if not rests_on_heading(alignment, atom):
        return False
    if any(a.low == EXPERIENCE for a in after):
        return True
    places = [alignment.place(a) for a in after[:3]]
    return bool(places) and all(p is not None and p.source.kind in ("title", "employer") for p in places)


def _months(periods: Sequence[Period], as_of: PartialDate | None) -> int | None:
    spans = []
    for period in periods:
        if period.end == PRESENT and as_of is None:
            continue
        span = interval(period.start, period.end, as_of=as_of or PartialDate(2000))
        if span:
            spans.append(span)
    return covered_months(spans) if spans else None
