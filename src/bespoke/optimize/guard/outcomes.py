"""Links between deeds: that one thing brought about another is a claim of its own."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Clause
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.sources import Place

_MARKERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(words.split())
    for words in (
        "resulting in", "result in", "resulted in", "leading to", "led to", "thereby", "thus", "hence", "therefore",
        "as a result", "so that", "thanks to", "due to", "because", "consequently", "which drove", "which led",
        "which increased", "which reduced", "which improved", "which saved", "by way of", "enabling", "allowing",
        "contributing to", "as a consequence", "in turn", "ultimately",
    )
)  # fmt: skip


def check_outcomes(alignment: Alignment) -> Iterator[Finding]:
    marker = _marker(alignment.rewrite.lows)
    if marker and not any(_marker(source.reading.lows) for source in alignment.sources.all):
        yield Finding("outcome", marker, f"the evidence does not say “{marker}”", blocks=False)
        return
    for clause in alignment.rewrite.clauses:
        if clause.kind != "main" and clause.verb is not None and clause.parent is not None:
            finding = _connected(alignment, clause)
            if finding:
                yield finding


def _marker(lows: tuple[str, ...]) -> str:
    for words in _MARKERS:
        for at in range(len(lows) - len(words) + 1):
            if lows[at : at + len(words)] == words:
                return " ".join(words)
    return ""


def _connected(alignment: Alignment, clause: Clause) -> Finding | None:
    parent = alignment.rewrite.clauses[clause.parent or 0]
    one, two = _anchor(alignment, clause), _anchor(alignment, parent)
    if one is None or two is None or _were_connected(clause, one, two):
        return None
    assert clause.verb is not None
    verb = alignment.rewrite.atoms[clause.verb].raw
    text = f"{clause.marker} {verb}" if clause.marker != "," else verb
    return Finding("outcome", text, f"the evidence does not link these: “… {text} …”", blocks=False)


def _anchor(alignment: Alignment, clause: Clause) -> Place | None:
    """Where the evidence says what the clause says: by its verb, else by its first known word."""
    atoms = [a for a in alignment.rewrite.atoms if a.clause == clause.index]
    verb = alignment.rewrite.atoms[clause.verb] if clause.verb is not None else None
    places = [alignment.place(a) for a in ([verb] if verb else []) + atoms]
    return next((p for p in places if p is not None), None)


def _were_connected(clause: Clause, one: Place, two: Place) -> bool:
    if one.source is not two.source:
        return False
    reading = one.source.reading
    a, b = one.atom.clause, two.atom.clause
    if a == b or a in reading.ancestors(b) or b in reading.ancestors(a):
        return True
    if clause.kind == "relative":
        return one.atom.sentence == two.atom.sentence
    return clause.kind == "participle" and abs(one.atom.sentence - two.atom.sentence) <= 1 and a > b
