"""Facts of two entries stay apart: a clause rests on one entry only."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.findings import Finding


def check_entries(alignment: Alignment) -> Iterator[Finding]:
    """Numbers, skills and names of a clause must share their entry; plain words are said everywhere."""
    for clause in alignment.rewrite.clauses:
        entries: dict[str, str] = {}
        for atom in alignment.rewrite.atoms:
            place = alignment.place(atom)
            if atom.clause != clause.index or place is None or not place.source.entry:
                continue
            if atom.kind != "word" or atom.is_capital or atom.is_verb:
                entries.setdefault(place.source.entry, atom.raw)
        jobs = {e: raw for e, raw in entries.items() if not e.startswith(("skills", "basics", "languages"))}
        if len(jobs) > 1:
            text = " … ".join(jobs.values())
            yield Finding("role", text, f"“{text}” come from different entries", blocks=False)
