"""Which words of a text a quantity is about."""

from __future__ import annotations

from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.sources import Place

MEASURES_NOTHING = ("", "times")
_AFTER_SHARE = (("as",), ("with",), ("in",), ("at",), ("on",), ("from",), ("for",))


def counted(reading: Reading, atom: Atom) -> list[Atom]:
    """The words a quantity counts or measures: those after it in its phrase, else those it is said of."""
    right = _right(reading, atom) or _next_phrase(reading, atom)
    if right:
        return right
    left = [
        a
        for a in reading.atoms
        if a.clause == atom.clause and a.index < atom.index and a.kind in ("word", "skill") and not a.is_verb
    ]
    return [a for a in left if a.phrase == left[-1].phrase] if left else []


def _next_phrase(reading: Reading, atom: Atom) -> list[Atom]:
    """ "6 years in intensive care": what a measure is of."""
    if atom.quantity is None or atom.quantity.unit in MEASURES_NOTHING:
        return []
    after = [a for a in reading.atoms if a.clause == atom.clause and a.phrase > atom.phrase]
    if not after or after[0].link not in ("of", "place", "for"):
        return []
    return [a for a in after if a.phrase == after[0].phrase and a.kind in ("word", "skill")]


def _right(reading: Reading, atom: Atom) -> list[Atom]:
    found = []
    for a in reading.atoms[atom.index + 1 :]:
        if a.phrase != atom.phrase or a.quantity or a.is_verb:
            break
        if a.kind in ("word", "skill"):
            found.append(a)
    return found


def is_share(reading: Reading, atom: Atom) -> bool:
    """A number that names a part of the one before: "90 students, 12 with special needs"."""
    quantity = atom.quantity
    if quantity is None or quantity.unit not in ("", "percent") or atom.link in ("source", "target", "delta", "agent"):
        return False
    after = reading.lows[atom.end : atom.end + 2]
    if after[:1] == ("of",) and after[1:] in (("them",), ("which",), ("whom",), ("these",), ("those",)):
        return True
    before = reading.lows[atom.start - 1] if atom.start else ""
    return not quantity.unit and before in (",", "(", "including", "and") and after[:1] in _AFTER_SHARE


def is_time_taken(reading: Reading, atom: Atom) -> bool:
    """ "Raised $4,000 in 2 weeks for instruments": the weeks only say how long it took."""
    quantity = atom.quantity
    if quantity is None or quantity.unit not in ("second", "month") or atom.preposition not in ("in", "within", "over"):
        return False
    after = reading.atoms[atom.index + 1 : atom.index + 2]
    return not after or after[0].phrase != atom.phrase


def zone_of(place: Place) -> set[int]:
    """Indices of the evidence words that the quantity is about."""
    return _zone(place) | {a.index for a in counted(place.source.reading, place.atom)}


def _zone(place: Place) -> set[int]:
    reading, atom = place.source.reading, place.atom
    mine = [a for a in reading.atoms if a.clause == atom.clause]
    quantities = [a for a in mine if a.quantity and (a is atom or not is_time_taken(reading, a))]
    at = quantities.index(atom)
    right = [
        a for a in mine if a.index > atom.index and (at + 1 == len(quantities) or a.index < quantities[at + 1].index)
    ]
    elliptic = is_share(reading, atom)
    near = [a.index for a in right if a.phrase == atom.phrase and a.kind in ("word", "skill") and not a.is_verb]
    for a in right:
        if is_time_taken(reading, a):
            continue
        if (
            a.phrase > atom.phrase
            and (elliptic or a.link in ("of", "place", "for", "tool"))
            and (atom.phrase, a.phrase) not in reading.coordinated
        ):
            near.append(a.index)
        elif a.phrase > atom.phrase:
            break
    first = atom.quantity
    if near and first and first.unit in MEASURES_NOTHING and any(reading.atoms[i].phrase == atom.phrase for i in near):
        return set(near)
    start = at
    while start and is_pair(quantities[start - 1], quantities[start]):
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


def is_pair(one: Atom, two: Atom) -> bool:
    return one.link == "source" and two.link == "target"


def clause_words(reading: Reading, atom: Atom) -> list[Atom]:
    """The other words of the atom's clause."""
    return [a for a in reading.atoms if a.clause == atom.clause and a.kind in ("word", "skill") and a is not atom]
