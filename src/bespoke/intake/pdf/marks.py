"""Marks of list items that are drawn and not written: browsers print a list's discs and squares as shapes.

A mark stands just before a line, at the height of its letters, and others stand exactly below or above it. The dots of
a timeline look alike; they stand beside bold heads, or on a line that is drawn through them. So do those that stand on
both sides of a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bespoke.intake.ledger import Box
from bespoke.intake.lines import SourceLine
from bespoke.intake.pdf.frame import Frame
from bespoke.intake.pdf.shapes import Box as Shape
from bespoke.intake.pdf.shapes import drawn_shapes

_MAX_OBJECTS = 6000
_SMALLEST_PT, _LARGEST_PT = 1.5, 7.0
_LONGEST_RATIO = 1.5
_FEWEST = 2
_FARTHEST = 2.5
"""Of a line's height, from the mark to the first letter."""


def with_drawn_marks(lines: Sequence[SourceLine], page: Any, frame: Frame) -> list[SourceLine]:
    """For a page on which hardly a mark is written. Where none is drawn the lines are as they were."""
    if sum(bool(line.marker) for line in lines) >= _FEWEST:
        return list(lines)
    shapes = [box for box, color in drawn_shapes(page, frame, most_objects=_MAX_OBJECTS) if color]
    marks = [shape for shape in shapes if _is_mark(shape)]
    columns = Counter(round(mark[0]) for mark in marks)
    rules = [shape for shape in shapes if shape[3] - shape[1] > 4 * _LARGEST_PT and shape[2] - shape[0] < _LARGEST_PT]
    listed = [
        mark
        for mark in marks
        if sum(columns[round(mark[0]) + near] for near in (-1, 0, 1)) >= _FEWEST
        and not any(_crosses(rule, mark) for rule in rules)
    ]
    return [replace(line, marker="•") if _is_item(line, listed, marks) else line for line in lines]


def _is_item(line: SourceLine, listed: Sequence[Shape], marks: Sequence[Shape]) -> bool:
    """One mark stands before it, and none behind: two are an ornament of a heading."""
    box = line.box
    if box is None or line.marker or line.heading is not None or _is_bold(line):
        return False
    return any(_stands(mark, box, box.x0 - mark[2]) for mark in listed) and not any(
        _stands(mark, box, mark[0] - box.x1) for mark in marks
    )


def _is_mark(shape: Shape) -> bool:
    width, height = shape[2] - shape[0], shape[3] - shape[1]
    small, large = min(width, height), max(width, height)
    return small >= _SMALLEST_PT and large <= _LARGEST_PT and large <= _LONGEST_RATIO * small


def _crosses(rule: Shape, mark: Shape) -> bool:
    return rule[0] < mark[2] and mark[0] < rule[2] and rule[1] < mark[3] and mark[1] < rule[3]


def _stands(mark: Shape, box: Box, gap: float) -> bool:
    """At the height of the line's letters, this far from them."""
    height = box.y1 - box.y0
    middle = (mark[1] + mark[3]) / 2
    return box.y0 + 0.15 * height < middle < box.y1 - 0.15 * height and 0 < gap < _FARTHEST * height


def _is_bold(line: SourceLine) -> bool:
    written = [run for run in line.runs if run.text.strip()]
    return bool(written) and written[0].bold
