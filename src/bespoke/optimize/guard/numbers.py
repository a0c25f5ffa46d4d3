"""Quantities of the rewrite against quantities of the evidence: value, unit, rate, and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from bespoke.optimize.guard.align import Alignment, Match
from bespoke.optimize.guard.arithmetic import derived, duration_licence
from bespoke.optimize.guard.bindings import check_binding
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.quantities import Quantity
from bespoke.optimize.guard.sources import Place
from bespoke.optimize.guard.zones import clause_words
from bespoke.resume.dates import PartialDate

ROUNDING = 0.15
# Of many equal numbers the first ones are looked at; no honest entry says one number more often.
_MOST_ALIKE = 12
_SAME_SHARES = (
    {("times", 2.0), ("percent", 100.0)},
    {("times", 3.0), ("percent", 200.0)},
    {("times", 0.5), ("percent", 50.0)},
)
_NEAR = 0.05
_MEASURES_NOTHING = ("", "times")
_OVERLAP = frozenset(
    ["same", "some", "including", "both", "repeat", "repeated", "overlapping", "overlap", "shared", "also", "again"]
)


def check_quantities(alignment: Alignment, as_of: PartialDate | None) -> Iterator[Finding]:
    for atom in alignment.rewrite.atoms:
        if atom.quantity is not None:
            yield from _check(alignment, atom, as_of)


def _check(alignment: Alignment, atom: Atom, as_of: PartialDate | None) -> Iterator[Finding]:
    places = [p for p in alignment.sources.places if p.atom.quantity is not None]
    tried: list[tuple[list[Finding], Place, str]] = []
    for place in places:
        verdict = compare(atom.quantity, place.atom.quantity)
        if verdict is None or len(tried) >= _MOST_ALIKE or _is_share_of(atom, place.atom):
            continue
        licence, findings = verdict
        tried.append((findings + list(check_binding(alignment, atom, place)), place, licence))
    if tried:
        findings, place, licence = min(tried, key=lambda t: (any(f.blocks for f in t[0]), len(t[0]), t[1].source.order))
        if findings and (other := _other_licence(alignment, atom, places, as_of)):
            alignment.license(other)
            return
        alignment.matches.setdefault(atom.index, Match(place, 10.0, licence))
        alignment.license(licence)
        yield from findings
        return
    if licence := _other_licence(alignment, atom, places, as_of):
        alignment.license(licence)
        return
    yield _unsupported(alignment, atom, places)


def _is_share_of(new: Atom, old: Atom) -> bool:
    """Doubling is a gain "by 100%"; "100% of the quota" is none."""
    units = {a.quantity.unit: a for a in (new, old) if a.quantity}
    return set(units) == {"times", "percent"} and units["percent"].link != "delta"


def _other_licence(alignment: Alignment, atom: Atom, places: list[Place], as_of: PartialDate | None) -> str:
    assert atom.quantity is not None
    return duration_licence(alignment, atom, as_of) or _derived_licence(alignment, atom, places)


def _derived_licence(alignment: Alignment, atom: Atom, places: list[Place]) -> str:
    """Exact arithmetic on two numbers of one clause, claimed of the same thing."""
    for place, values in derived(places):
        for value, unit in values:
            q = atom.quantity
            assert q is not None
            if q.unit == unit and q.bound == "exact" and not q.is_range and isclose(q.low, value, rel_tol=1e-9):
                others = [alignment.place(a) for a in clause_words(alignment.rewrite, atom)]
                if all(p is None or p.same_clause(place) for p in others):
                    return "exact arithmetic"
    return ""


def compare(new: Quantity | None, old: Quantity | None) -> tuple[str, list[Finding]] | None:
    """None when the values differ; else the licence used and what is wrong with how exact it is said to be."""
    if new is None or old is None:
        return None
    if new.unit != old.unit:
        return _other_unit(new, old)
    if new.is_range or old.is_range:
        same = isclose(new.low, old.low) and isclose(new.high, old.high)
        return ("number format", _bounds(new, old)) if same else None
    if isclose(new.low, old.low, rel_tol=1e-9):
        return ("number format" if new.text.lower() != old.text.lower() else ""), _bounds(new, old)
    return _rounded(new, old)


def _other_unit(new: Quantity, old: Quantity) -> tuple[str, list[Finding]] | None:
    pair = {(new.unit, new.low), (old.unit, old.low)}
    if new.is_range or old.is_range:
        return None
    if pair in _SAME_SHARES:
        return "exact arithmetic", _bounds(new, old)
    if (
        {new.unit, old.unit} <= {"GBP", "pound", "lb"}
        and isclose(new.low, old.low)
        and {new.unit, old.unit} != {"GBP", "lb"}
    ):
        return "number format", _bounds(new, old)
    if (
        new.unit == ""
        and isclose(new.low, old.low)
        and old.unit not in ("percent", "points", "times", "second", "month")
    ):
        return "", [_finding(new, f"“{new.text}” lost its unit; the evidence says {old.text}", blocks=False)]
    return None


def _bounds(new: Quantity, old: Quantity) -> list[Finding]:
    """Saying it vaguer is free, saying it more exactly or higher is not."""
    if new.bound in (old.bound, "about", "at_most"):
        return []
    if new.bound == "over" and old.text.endswith("+"):
        return []
    if new.bound == "at_least":
        return (
            []
            if (old.bound in ("exact", "over") and not new.text.endswith("+")) or old.bound == "over"
            else [_tighter(new, old)]
        )
    if new.bound == "exact" and old.bound in ("over", "at_least"):
        return []
    if new.bound == "exact" and old.bound == "about":
        return [_finding(new, f"the evidence says {old.text}, not exactly {new.text}", blocks=False)]
    return [_tighter(new, old)]


def _tighter(new: Quantity, old: Quantity) -> Finding:
    if new.bound == "over" and new.text.lower().startswith("over ") and new.unit in ("month", "second"):
        return _finding(new, f"“{new.text}” can be read as more than {old.text}", blocks=False)
    return _finding(new, f"“{new.text}” says more than the evidence, which says {old.text}")


def _rounded(new: Quantity, old: Quantity) -> tuple[str, list[Finding]] | None:
    if old.low <= 0 or old.bound not in ("exact", "over", "at_least"):
        return None
    down = (old.low - new.low) / old.low
    if new.bound in ("over", "at_least") and 0 < down <= ROUNDING:
        return "rounding down", []
    if new.bound in ("about", "nearly") and abs(down) <= _NEAR:
        if down > 0 and new.bound == "about":
            return "rounding down", []
        return "", [_finding(new, f"“{new.text}” is rounded up; the evidence says {old.text}", blocks=False)]
    return None


def _unsupported(alignment: Alignment, atom: Atom, places: list[Place]) -> Finding:
    quantity = atom.quantity
    assert quantity is not None
    like = [p.atom.quantity for p in places if p.atom.quantity and p.atom.quantity.unit == quantity.unit]
    said = " and ".join(dict.fromkeys(q.text for q in like[:3]))
    says = f"; it says {said}" if said else ""
    if _is_sum(quantity, [p.atom.quantity for p in places if p.atom.quantity]):
        overlap = any(set(source.reading.lows) & _OVERLAP for source in alignment.sources.all)
        message = f"“{quantity.text}” adds up numbers that may overlap{says}"
        return _finding(quantity, message, blocks=overlap or any(p.atom.date for p in alignment.sources.places))
    return _finding(quantity, f"“{quantity.text}” is not in the evidence{says}")


def _is_sum(new: Quantity, old: list[Quantity]) -> bool:
    return any(
        isclose(new.low, a.low + b.low) for i, a in enumerate(old) for b in old[i + 1 :] if a.unit == b.unit == new.unit
    )


def _finding(quantity: Quantity, message: str, *, blocks: bool = True) -> Finding:
    return Finding("quantity", quantity.text, message, blocks)
