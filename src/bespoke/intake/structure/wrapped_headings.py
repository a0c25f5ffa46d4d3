"""Headings broken over two lines: "EDUCATION AND" above "TRAINING"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import ends_open, heading_kinds, is_heading_phrase

_MAX_GAP = 0.7
_MAX_CHARS = 30


def join_headings(lines: Sequence[Line]) -> list[Line]:
    result: list[Line] = []
    for line in lines:
        if result and _goes_on(result[-1], line):
            result[-1] = _joined(result[-1], line)
        else:
            result.append(line)
    return result


def _goes_on(above: Line, line: Line) -> bool:
    if above.signature != line.signature or max(len(above.text), len(line.text)) > _MAX_CHARS or above.taken:
        return False
    apart = (above.page, above.column) != (line.page, line.column) or (line.gap or 0.0) > _MAX_GAP
    if apart or above.marker or line.marker or len(above.cells) + len(line.cells) > 2 or not above.placed:
        return False
    whole = f"{above.text} {line.text}"
    return is_heading_phrase(whole) or (ends_open(above.text) and bool(heading_kinds(whole)))


def _joined(above: Line, line: Line) -> Line:
    whole = f"{above.text} {line.text}"
    taken = (*above.taken, (line.index, line.text), *line.taken)
    return replace(above, text=whole, cells=(whole,), runs=(*above.runs, *line.runs), taken=taken, bottom=line.bottom)


def runs_on(above: Line | None, line: Line) -> bool:
    """True for a line that only goes on with the full one above it, in the same type."""
    if above is None or not line.placed or (above.page, above.column) != (line.page, line.column):
        return False
    if line.gap is None or line.gap > 0.5 or not (above.runs and line.runs):
        return False
    last, first = above.runs[-1], line.runs[0]
    if (last.bold, last.italic, last.size_pt, last.color) != (first.bold, first.italic, first.size_pt, first.color):
        return False
    word = len(line.text.split(" ", 1)[0]) * max(line.size, 6.0) * 0.55
    return above.edge - above.x1 < word and above.x1 - above.x0 > 4 * word
