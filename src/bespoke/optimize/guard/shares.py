"""A number of a part: what is said of the part may not be said with the number of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.zones import is_share


def check_shares(alignment: Alignment) -> Iterator[Finding]:
    """ "Sold 60 cars, 20 of them electric" is not "sold 60 electric cars". Quantities must be matched before."""
    yield from _of_a_whole(alignment)
    used = {id(m.place.atom): alignment.rewrite.atoms[i] for i, m in alignment.matches.items()}
    for source in alignment.sources.all:
        for share in (a for a in source.reading.atoms if is_share(source.reading, a)):
            taken = [a for a in _said_of(source.reading, share) if id(a) in used]
            wholes = [a for a in source.reading.atoms if a.quantity and a is not share and a.sentence == share.sentence]
            if taken and id(share) not in used and any(id(a) in used for a in wholes):
                text = used[id(taken[-1])].raw
                message = f"the evidence says “{text}” only of {share.raw}"
                yield Finding("quantity", text, message)


def _of_a_whole(alignment: Alignment) -> Iterator[Finding]:
    """ "60% of the customers renewed" is not "the customers renewed"."""
    used = {id(m.place.atom): alignment.rewrite.atoms[i] for i, m in alignment.matches.items()}
    for source in alignment.sources.all:
        reading = source.reading
        for share in (a for a in reading.atoms if a.quantity and a.quantity.unit in ("", "percent") and not a.link):
            after = reading.atoms[share.index + 1 : share.index + 2]
            whole = after[0] if after and after[0].preposition == "of" and after[0].clause == share.clause else None
            if whole is not None and id(share) not in used and id(whole) in used and after[0].start - share.end <= 2:
                text = used[id(whole)].raw
                yield Finding("quantity", text, f"the evidence says this only of {share.raw} of them", blocks=False)


def _said_of(reading: Reading, share: Atom) -> list[Atom]:
    found: list[Atom] = []
    for atom in reading.atoms[share.index + 1 :]:
        if atom.quantity or atom.clause != share.clause:
            break
        found.append(atom)
    return found
