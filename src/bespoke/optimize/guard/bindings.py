"""What a number is bound to: its rate, its part in a change, the thing it counts, the deed it is said of."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.sources import Place
from bespoke.optimize.guard.zones import (
    MEASURES_NOTHING,
    clause_words,
    counted,
    is_pair,
    is_share,
    is_time_taken,
    zone_of,
)


def check_binding(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    yield from _rate(alignment, atom, place)
    yield from _role(alignment, atom, place)
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
    return rate.index < atom.index and bool(atom.quantity and atom.quantity.unit not in MEASURES_NOTHING)


def _is_turned(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "5 teams" is not "teams of 5": what was counted now holds that many."""
    if atom.quantity is None or atom.quantity.unit or not atom.index:
        return False
    before = alignment.place(alignment.rewrite.atoms[atom.index - 1])
    things = counted(place.source.reading, place.atom)
    return before is not None and any(before.atom is thing for thing in things)


def _role(alignment: Alignment, atom: Atom, place: Place) -> Iterator[Finding]:
    before = place.source.reading.atoms[place.atom.index - 1] if place.atom.index else None
    if place.atom.link == "of" and atom.link != "of" and before is not None and before.quantity is not None:
        said = f"{before.raw} of {place.atom.raw}"
        yield Finding("quantity", atom.raw, f"the evidence says “{said}”, not “{atom.raw}” of itself")
        return
    if atom.link == "of" and place.atom.link != "of" and _is_turned(alignment, atom, place):
        yield Finding("quantity", atom.raw, f"the evidence says {_context(place)}, not “of {atom.raw}”")
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
    things = counted(alignment.rewrite, atom)
    words = [w for w in things if alignment.place(w)]
    zone = zone_of(place)
    strangers = [w for w in words if not _in_zone(alignment.place(w), zone, place)]
    unit = atom.quantity.unit if atom.quantity else ""
    if words and words[0] not in strangers and alignment.rewrite.lows[atom.end : atom.end + 1] == ("-",):
        return
    moved = any(_is_anothers(alignment.place(w), place) for w in strangers)
    bare = unit in MEASURES_NOTHING
    if strangers and (strangers == words or (strangers[-1] is words[-1] and bare) or (moved and not bare)):
        text = f"{atom.raw} {words[-1].raw}"
        message = f"“{atom.raw}” counts something else in the evidence: {_context(place)}"
        yield Finding("quantity", text, message, blocks=_is_anothers(alignment.place(strangers[-1]), place) or moved)
    elif tail := _strange_tail(alignment, atom, place):
        text = f"{atom.raw} … {tail.raw}"
        yield Finding("quantity", text, f"“{tail.raw}” goes with another number in the evidence: {_context(place)}")
    elif not things and zone and not clause_words(alignment.rewrite, atom):
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
    before = [a for a in before if not is_time_taken(reading, a)]
    if len(before) < 1:
        return None
    owner = before[-1]
    if found.atom.link not in ("of", "place", "for") and not is_share(reading, owner):
        return None
    if is_pair(before[-2], owner) if len(before) > 1 else False:
        return None
    return owner if found.atom.index in zone_of(Place(found.source, owner)) else None


def _is_anothers(found: Place | None, place: Place) -> bool:
    """Whether the thing belongs to another number, statement or source: then the number was moved."""
    if found is None:
        return False
    if found.source is not place.source or found.atom.clause != place.atom.clause:
        return True
    reading = place.source.reading
    others = [a for a in reading.atoms if a.quantity and a is not place.atom and not is_time_taken(reading, a)]
    return any(found.atom.index in zone_of(Place(place.source, other)) for other in others)


def _context(place: Place) -> str:
    tail = [a.raw for a in place.source.reading.atoms if a.clause == place.atom.clause and a.index > place.atom.index]
    return f"“{' '.join([place.atom.raw, *tail[:3]])}”"


def _in_zone(found: Place | None, zone: set[int], place: Place) -> bool:
    return (
        found is None
        or (found.source is not place.source and found.source.kind in ("title", "employer", "asserted"))
        or (found.source is place.source and found.atom.index in zone)
    )


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
        message = f"“{atom.raw}” belongs to another statement: {_context(place)}"
        yield Finding("quantity", text, message, blocks=not _may_close_both(found, place))


def _may_close_both(found: Place, place: Place) -> bool:
    """ "interviewed candidates and checked references for 60 openings": the end may belong to both deeds."""
    same = found.source is place.source and found.atom.sentence == place.atom.sentence
    return same and place.atom.link in ("for", "place") and place.atom.clause == found.atom.clause + 1
