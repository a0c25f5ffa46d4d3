"""Quantities of the rewrite against quantities of the evidence: value, unit, rate, and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from bespoke.optimize.guard.align import Alignment, Match
from bespoke.optimize.guard.arithmetic import derived, duration_licence
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.quantities import Quantity
from bespoke.optimize.guard.sources import Place
from bespoke.resume.dates import PartialDate

ROUNDING = 0.15
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
        if verdict is None:
            continue
        licence, findings = verdict
        tried.append((findings + list(_binding(alignment, atom, place)), place, licence))
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
                others = [alignment.place(a) for a in _same_clause(alignment.rewrite, atom)]
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
    if {("times", 2.0), ("percent", 100.0)} == pair or {("times", 0.5), ("percent", 50.0)} == pair:
        return "exact arithmetic", _bounds(new, old)
    if (
        {new.unit, old.unit} <= {"GBP", "pound", "lb"}
        and isclose(new.low, old.low)
        and {new.unit, old.unit} != {"GBP", "lb"}
    ):
        return "number format", _bounds(new, old)
    if {("times", 3.0), ("percent", 200.0)} == pair:
        return "exact arithmetic", _bounds(new, old)
    if (
        new.unit == ""
        and isclose(new.low, old.low)
        and old.unit not in ("percent", "points", "times", "second", "month")
    ):
        return "", [_finding(new, f"“{new.text}” lost its unit; the evidence says {old.text}", blocks=False)]
    return None


def _bounds(new: Quantity, old: Quantity) -> list[Finding]:
    """Saying it vaguer is free, saying it more exactly or higher is not."""
    if new.bound == old.bound or new.bound in ("about", "at_most"):
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


def _binding(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    yield from _rate(alignment, atom, place)
    yield from _role(atom, place)
    yield from _subject(alignment, atom, place)
    yield from _verb(alignment, atom, place)


def _rate(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    new, old = _rate_of(alignment.rewrite, atom), _rate_of(place.source.reading, place.atom)
    if new == old:
        return
    text = f"{atom.raw} {new.raw}" if new and hasattr(new, "raw") else atom.raw
    if new is None:
        yield Finding("quantity", text, f"“{text}” lost its “{old.raw if old else ''}”", blocks=False)
        return
    if old is not None and old.keys == new.keys:
        return
    said = f"it says {place.atom.raw} {old.raw}" if old else "it names no such rate"
    yield Finding("quantity", text, f"“{text}” changes the rate; {said}")


def _rate_of(reading: Reading, atom: Atom) -> Atom | None:
    """The rate that belongs to a quantity: after it before the next quantity, or next to it."""
    rates = [a for a in reading.atoms if a.kind == "rate" and a.clause == atom.clause and _is_own(reading, a, atom)]
    nexts = [a.index for a in reading.atoms if a.quantity and a.clause == atom.clause and a.index > atom.index]
    limit = min(nexts, default=10**6)
    after = [a for a in rates if atom.index < a.index < limit]
    earlier = [a.index for a in reading.atoms if a.quantity and a.clause == atom.clause and a.index < atom.index]
    before = [a for a in rates if max(earlier, default=-1) < a.index < atom.index] if not earlier else []
    return after[0] if after else before[-1] if before else None


def _is_own(reading: Reading, rate: Atom, atom: Atom) -> bool:
    """Whether a rate can be the number's: "weekly events" is about the events."""
    if rate.phrase == atom.phrase:
        return True
    mates = [a for a in reading.atoms if a.phrase == rate.phrase and a.index > rate.index]
    if not mates:
        return True
    return rate.index < atom.index and bool(atom.quantity and atom.quantity.unit not in _MEASURES_NOTHING)


def _role(atom: Atom, place: Place) -> Iterator[Finding]:
    before = place.source.reading.atoms[place.atom.index - 1] if place.atom.index else None
    if place.atom.link == "of" and atom.link != "of" and before is not None and before.quantity is not None:
        said = f"{before.raw} of {place.atom.raw}"
        yield Finding("quantity", atom.raw, f"the evidence says “{said}”, not “{atom.raw}” of itself")
        return
    new, old = _part(atom.link), _part(place.atom.link)
    if (
        new == old
        or (old == "target" and new == "")
        or (new == "" and old == "delta")
        or (new == "delta" and old == "")
    ):
        return
    yield Finding(
        "quantity",
        atom.raw,
        f"“{atom.raw}” has another part: the evidence says {_said(place)}",
        blocks=place.atom.quantity is None or place.atom.quantity.unit != "" or {new, old} == {"source", "target"},
    )


def _said(place: Place) -> str:
    words = {"source": "from ", "target": "to ", "delta": "by "}
    return f"“{words.get(place.atom.link, '')}{place.atom.raw}”"


def _part(link: str) -> str:
    return link if link in ("source", "target", "delta", "agent") else ""


def _subject(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    """What the number counts must be what it counted."""
    counted = _counted(alignment.rewrite, atom)
    words = [w for w in counted if alignment.place(w)]
    zone = _zone(place)
    strangers = [w for w in words if not _in_zone(alignment.place(w), zone, place)]
    unit = atom.quantity.unit if atom.quantity else ""
    if words and words[0] not in strangers and alignment.rewrite.lows[atom.end : atom.end + 1] == ("-",):
        return
    if strangers and (strangers == words or (strangers[-1] is words[-1] and unit in _MEASURES_NOTHING)):
        text = f"{atom.raw} {words[-1].raw}"
        message = f"“{atom.raw}” counts something else in the evidence: {_context(place)}"
        yield Finding("quantity", text, message, blocks=_is_anothers(alignment.place(strangers[-1]), place))
    elif tail := _strange_tail(alignment, atom, place):
        text = f"{atom.raw} … {tail.raw}"
        yield Finding("quantity", text, f"“{tail.raw}” goes with another number in the evidence: {_context(place)}")
    elif not counted and zone and not _same_clause(alignment.rewrite, atom):
        yield Finding("quantity", atom.raw, f"it is left open what “{atom.raw}” counts", blocks=False)


def _strange_tail(alignment: Alignment, atom: Atom, place: Place) -> Atom | None:
    """ "140 covers on weeknights": what follows the counted thing belongs to another number."""
    mine = [a for a in alignment.rewrite.atoms if a.clause == atom.clause and a.index > atom.index]
    for word in mine:
        if word.quantity or (atom.phrase, word.phrase) in alignment.rewrite.coordinated:
            return None
        found = alignment.place(word)
        if word.phrase == atom.phrase or found is None or found.source is not place.source:
            continue
        if found.atom.clause == place.atom.clause and _nearest(found) not in (None, place.atom):
            return word
    return None


def _nearest(found: Place) -> Atom | None:
    """The one number of the evidence that a word follows; None when it may belong to several or to none."""
    reading = found.source.reading
    before = [a for a in reading.atoms if a.quantity and a.clause == found.atom.clause and a.index < found.atom.index]
    if len(before) < 1 or found.atom.link not in ("of", "place", "for"):
        return None
    owner = before[-1]
    if _is_pair(before[-2], owner) if len(before) > 1 else False:
        return None
    return owner if found.atom.index in _zone(Place(found.source, owner)) else None


def _is_anothers(found: Place | None, place: Place) -> bool:
    """Whether the thing belongs to another number, statement or source: then the number was moved."""
    if found is None:
        return False
    if found.source is not place.source or found.atom.clause != place.atom.clause:
        return True
    others = [a for a in place.source.reading.atoms if a.quantity and a is not place.atom]
    return any(found.atom.index in _zone(Place(place.source, other)) for other in others)


def _context(place: Place) -> str:
    tail = [a.raw for a in place.source.reading.atoms if a.clause == place.atom.clause and a.index > place.atom.index]
    return f"“{' '.join([place.atom.raw, *tail[:3]])}”"


def _in_zone(found: Place | None, zone: set[int], place: Place) -> bool:
    return (
        found is None
        or (found.source is not place.source and found.source.kind in ("title", "employer", "asserted"))
        or (found.source is place.source and found.atom.index in zone)
    )


def _counted(reading: Reading, atom: Atom) -> list[Atom]:
    """The words a quantity counts or measures: those after it in its phrase, else those it is said of."""
    right = _right(reading, atom) or _next_phrase(reading, atom)
    if right:
        return right
    left = [
        a
        for a in reading.atoms
        if a.clause == atom.clause and a.index < atom.index and a.kind in ("word", "skill") and not a.is_verb
    ]
    return left[-1:]


def _next_phrase(reading: Reading, atom: Atom) -> list[Atom]:
    """ "6 years in intensive care": what a measure is of."""
    if atom.quantity is None or atom.quantity.unit in _MEASURES_NOTHING:
        return []
    after = [a for a in reading.atoms if a.clause == atom.clause and a.phrase > atom.phrase]
    if not after or after[0].link not in ("of", "place", "for"):
        return []
    return [a for a in after if a.phrase == after[0].phrase and a.kind in ("word", "skill")]


def _right(reading: Reading, atom: Atom) -> list[Atom]:
    found = []
    for a in reading.atoms[atom.index + 1 :]:
        if a.phrase != atom.phrase or a.quantity:
            break
        if a.kind in ("word", "skill"):
            found.append(a)
    return found


def _zone(place: Place) -> set[int]:
    """Indices of the evidence words that the quantity is about."""
    reading, atom = place.source.reading, place.atom
    mine = [a for a in reading.atoms if a.clause == atom.clause]
    quantities = [a for a in mine if a.quantity]
    at = quantities.index(atom)
    right = [
        a for a in mine if a.index > atom.index and (at + 1 == len(quantities) or a.index < quantities[at + 1].index)
    ]
    near = [a.index for a in right if a.phrase == atom.phrase and a.kind in ("word", "skill")]
    for a in right:
        if (
            a.phrase > atom.phrase
            and a.link in ("of", "place", "for", "tool")
            and (atom.phrase, a.phrase) not in reading.coordinated
        ):
            near.append(a.index)
        elif a.phrase > atom.phrase:
            break
    first = atom.quantity
    if near and first and first.unit in _MEASURES_NOTHING and any(reading.atoms[i].phrase == atom.phrase for i in near):
        return set(near)
    start = at
    while start and _is_pair(quantities[start - 1], quantities[start]):
        start -= 1
    low = quantities[start - 1].index if start else -1
    left = [a.index for a in mine if low < a.index < atom.index]
    if start and near and atom.phrase not in {reading.atoms[i].phrase for i in near}:
        before = quantities[start - 1]
        left = [a.index for a in mine if a.phrase == before.phrase and a.index < atom.index]
    parent = reading.clauses[atom.clause].parent
    if not [i for i in left if not reading.atoms[i].is_verb] and parent is not None:
        left += [a.index for a in reading.atoms if a.clause == parent]
    if atom.quantity and atom.quantity.is_verb:
        near += [a.index for a in mine if a.index > atom.index]
    return set(near) | set(left)


def _is_pair(one: Atom, two: Atom) -> bool:
    return one.link == "source" and two.link == "target"


def _same_clause(reading: Reading, atom: Atom) -> list[Atom]:
    return [a for a in reading.atoms if a.clause == atom.clause and a.kind in ("word", "skill") and a is not atom]


def _verb(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    """A number stays with the deed it was said of."""
    clause = alignment.rewrite.clauses[atom.clause]
    verb = alignment.rewrite.atoms[clause.verb] if clause.verb is not None else None
    found = alignment.place(verb) if verb is not None and verb is not atom else None
    if found is None or found.source.kind != "text":
        return
    reading = place.source.reading
    again = place.clause.verb is not None and reading.atoms[place.clause.verb].key == found.atom.key
    related = again or (
        found.source is place.source
        and (
            place.atom.clause in reading.sharing(found.atom.clause)
            or found.atom.clause in reading.ancestors(place.atom.clause)
            or place.atom.clause in reading.ancestors(found.atom.clause)
        )
    )
    if not related:
        text = f"{verb.raw if verb else ''} {atom.raw}"
        yield Finding("quantity", text, f"“{atom.raw}” belongs to another statement: {_context(place)}")
