"""Segments in the file's own order -> rows: what is drawn one after the other on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.pdf.segments import Segment


def stream_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in segments:
        if rows and same_row(rows[-1][-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return rows


def same_row(left: Segment, right: Segment) -> bool:
    if left.spans[0].style.turns != right.spans[0].style.turns:
        return False
    size = min(left.size_pt, right.size_pt)
    return abs(left.baseline - right.baseline) < 0.3 * size and right.x0 > left.x1 - 0.2 * size
