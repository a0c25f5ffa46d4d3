"""Segments of a page -> blocks: columns side by side, told apart from margins that belong to the lines beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bespoke.intake.pdf.segments import Segment
from bespoke.intake.pdf.strips import belongs_beside, changes_of_side
from bespoke.intake.structure.dates import find_dates
from bespoke.intake.structure.heading_words import heading_kinds

_MIN_GUTTER = 7.0
_MAX_DEPTH = 7
_MAX_SEGMENTS = 3000
_MAX_HEADINGS = 40


@dataclass(slots=True)
class Block:
    """Segments of one column, or of lines that run over all columns."""

    segments: list[Segment]


@dataclass(slots=True)
class _Split:
    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]
    worth: float


def find_blocks(segments: Sequence[Segment], depth: int = 0) -> list[Block]:
    """Blocks in reading order: what is above, then column by column, then what is below."""
    if not segments:
        return []
    split = _best_split(segments) if depth < _MAX_DEPTH and len(segments) <= _MAX_SEGMENTS else None
    if split is None:
        return [Block(list(segments))]
    parts = (split.above, split.left, split.right, split.below)
    return [block for part in parts for block in find_blocks(part, depth + 1)]


def _best_split(segments: Sequence[Segment]) -> _Split | None:
    splits = [split for edge in _edges(segments) for split in _bands(segments, edge)]
    splits = splits or [split for edge in _edges(segments) for split in _headed_bands(segments, edge)]
    return max(splits, key=lambda split: split.worth, default=None)


def _edges(segments: Sequence[Segment]) -> list[float]:
    """Left edges that several segments share, apart from the outermost."""
    counts: Counter[int] = Counter(round(segment.x0 / 3) for segment in segments)
    leftmost = min(segment.x0 for segment in segments)
    shared: list[float] = []
    for key, count in sorted(counts.items()):
        near = count + counts.get(key + 1, 0)
        edge = key * 3 - 1.5
        if near >= 2 and edge > leftmost + 20 and (not shared or edge - shared[-1] > 3.5):
            shared.append(edge)
    return shared[:40]


def _bands(segments: Sequence[Segment], edge: float) -> list[_Split]:
    """The stretches of the page in which nothing crosses the edge, each as a split when its sides are columns."""
    crossing = sorted(
        segment.baseline for segment in segments if segment.x0 < edge - 2 and segment.x1 > edge - _MIN_GUTTER + 2
    )
    bounds = [float("-inf"), *crossing, float("inf")]
    splits: list[_Split] = []
    for top, bottom in pairwise(bounds):
        inside = [segment for segment in segments if top < segment.baseline < bottom]
        split = _split(segments, inside, edge, top, bottom)
        if split is not None:
            splits.append(split)
    return splits


def _headed_bands(segments: Sequence[Segment], edge: float) -> list[_Split]:
    """Entries in two columns below one heading, in a page that has one column otherwise."""
    headings = [segment for segment in segments if heading_kinds(segment.text)][:_MAX_HEADINGS]
    crossing = [s.baseline for s in segments if s.x0 < edge - 2 and s.x1 > edge - _MIN_GUTTER + 2]
    bounds = sorted({*(heading.baseline - heading.size_pt for heading in headings), *crossing, float("inf")})
    splits: list[_Split] = []
    for heading in headings:
        top = heading.baseline - heading.size_pt if heading.x0 < edge - 2 else heading.baseline
        bottom = next(bound for bound in bounds if bound > heading.baseline)
        inside = [segment for segment in segments if top < segment.baseline < bottom]
        told = [segment for segment in inside if segment is not heading]
        if not _hangs([segment for segment in told if segment.x0 >= edge - 2], edge):
            continue
        split = _split(segments, inside, edge, top, bottom)
        if split is not None and _changes_once(told, edge):
            splits.append(split)
    return splits


def _changes_once(segments: Sequence[Segment], edge: float) -> bool:
    left = [segment for segment in segments if segment.x0 < edge - 2]
    right = [segment for segment in segments if segment.x0 >= edge - 2]
    return changes_of_side(left, right) == 1


def _hangs(side: Sequence[Segment], edge: float) -> bool:
    """True for three lines or more that begin at one edge, the first of them no date."""
    first = min(side, key=lambda s: s.baseline, default=None)
    if first is None or find_dates(first.text):
        return False
    return _rows(side) >= 3 and sum(abs(segment.x0 - edge) < 4 for segment in side) >= 0.6 * len(side)


def _split(
    segments: Sequence[Segment], inside: Sequence[Segment], edge: float, top: float, bottom: float
) -> _Split | None:
    left = [segment for segment in inside if segment.x0 < edge - 2]
    right = [segment for segment in inside if segment.x0 >= edge - 2]
    if len(left) < 2 or len(right) < 2:
        return None
    gutter = min(segment.x0 for segment in right) - max(segment.x1 for segment in left)
    if gutter < _MIN_GUTTER or _apart(left, right) or belongs_beside(left, right):
        return None
    above = [segment for segment in segments if segment.baseline <= top]
    below = [segment for segment in segments if segment.baseline >= bottom]
    worth = min(_rows(left), _rows(right)) * min(gutter, 40.0) ** 0.25
    return _Split(above, left, right, below, worth)


def _apart(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True where the sides hardly share any height: one is above the other, not beside it."""
    top = max(min(s.top for s in left), min(s.top for s in right))
    bottom = min(max(s.bottom for s in left), max(s.bottom for s in right))
    heights = [max(s.bottom for s in side) - min(s.top for s in side) for side in (left, right)]
    return bottom - top < 0.4 * min(heights)


def _rows(side: Sequence[Segment]) -> int:
    return len({round(segment.baseline / 3) for segment in side})
