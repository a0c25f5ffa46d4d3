"""Titles: a rank that the evidence lowers may not be left out."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.titles import head_of
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import word_set


def check_titles(alignment: Alignment) -> Iterator[Finding]:
    matched = {id(m.place.atom) for m in alignment.matches.values()}
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if place is None or head_of(atom.low) is None:
            continue
        around = [a for a in place.source.reading.atoms if a.phrase == place.atom.phrase and a.index < place.atom.index]
        lost = [a for a in around if a.low in word_set("seniority", "lowering") and id(a) not in matched]
        if lost:
            held = place.clause.verb is None or place.source.kind == "title"
            text = " ".join(a.raw for a in [*lost, place.atom])
            yield Finding("title", atom.raw, f"the evidence says “{text}”", blocks=held)
