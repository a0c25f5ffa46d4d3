"""Bullets that say almost the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from bespoke.scoring.bullets import Line
from bespoke.scoring.model import Finding

SAME_ENOUGH = 90
_MAX_COMPARED = 300


def duplicates(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each bullet that says what one before it says, second; the first that it repeats, first."""
    some = [(line, " ".join(line.text.lower().split())) for line in lines[:_MAX_COMPARED]]
    return [
        (repeated, line)
        for place, (line, text) in enumerate(some)
        if (repeated := _first_like(text, some[:place])) is not None
    ]


def _first_like(text: str, before: Sequence[tuple[Line, str]]) -> Line | None:
    like = (line for line, other in before if fuzz.ratio(other, text, score_cutoff=SAME_ENOUGH) >= SAME_ENOUGH)
    return next(like, None)


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
