"""Bullets that say almost the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from bespoke.scoring.bullets import Line
from bespoke.scoring.model import Finding

SAME_ENOUGH = 90
_MAX_COMPARED = 300


def duplicates(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Pairs of near-identical bullets, the later one second."""
    some = [(line, " ".join(line.text.lower().split())) for line in lines[:_MAX_COMPARED]]
    return [
        (one, other)
        for (one, first), (other, second) in combinations(some, 2)
        if fuzz.ratio(first, second, score_cutoff=SAME_ENOUGH) >= SAME_ENOUGH
    ]


def duplicate_findings(pairs: Sequence[tuple[Line, Line]]) -> Iterator[Finding]:
    for one, other in pairs:
        yield Finding(
            code="duplicate",
            severity="minor",
            message=f'The bullet says almost the same as "{_short(one.text)}".',
            fix="Merge the two, or leave one out.",
            path=other.path,
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
