"""Titles: a rank that the evidence lowers may not be left out."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.titles import head_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import word_set
from bespoke.optimize.guard.sources import Place

_DEGREES = frozenset(["master", "bachelor", "doctor", "associate"])


def check_titles(alignment: Alignment) -> Iterator[Finding]:
    matched = {id(m.place.atom) for m in alignment.matches.values()}
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is None or head_of(atom.low) is None:
            continue
        if _is_somebody_elses(alignment, atom, place):
            message = f"the evidence does not say that you held “{atom.raw}”"
            yield Finding("title", atom.raw, message, blocks=False)
        around = [a for a in place.source.reading.atoms if a.phrase == place.atom.phrase and a.index < place.atom.index]
        lost = [a for a in around if a.low in word_set("seniority", "lowering") and id(a) not in matched]
        if lost:
            held = place.clause.verb is None or place.source.kind == "title"
            text = " ".join(a.raw for a in [*lost, place.atom])
            yield Finding("title", atom.raw, f"the evidence says “{text}”", blocks=held)


def _is_somebody_elses(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """A job named as the object of a deed ("aided the lead nurse") is no title held."""
    if atom.low in _DEGREES and alignment.rewrite.lows[atom.end : atom.end + 1] == ("of",):
        return False
    heading = alignment.rewrite.clauses[atom.clause].verb is None and atom.link in ("", "role")
    verb = place.clause.verb
    if not heading or verb is None or place.source.kind != "text":
        return False
    return place.atom.index > verb and place.atom.link != "role" and not place.atom.is_verb
