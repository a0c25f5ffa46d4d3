"""One page of a PDF -> source lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bespoke.intake.ledger import Box
from bespoke.intake.ledger import Warning as Notice
from bespoke.intake.lines import SourceLine
from bespoke.intake.pdf.accents import compose_accents
from bespoke.intake.pdf.frame import page_frame
from bespoke.intake.pdf.hidden import hidden_notice, split_hidden
from bespoke.intake.pdf.links import read_links
from bespoke.intake.pdf.marks import with_drawn_marks
from bespoke.intake.pdf.order import place_turned, read_rows
from bespoke.intake.pdf.segments import build_segments
from bespoke.intake.pdf.spans import SpanBuilder
from bespoke.intake.pdf.tags import read_tags
from bespoke.intake.pdf.text_lines import build_line
from bespoke.intake.pdf.weights import settle_weights


@dataclass(frozen=True, slots=True)
class PageLines:
    lines: tuple[SourceLine, ...]
    size: tuple[float, float]
    chars: int
    warnings: tuple[Notice, ...] = ()


def read_page(document: Any, page: Any, *, number: int, limit: int) -> PageLines:
    frame = page_frame(page)
    text_page = page.get_textpage()
    try:
        spans = compose_accents(SpanBuilder(frame).read(text_page.raw, limit))
    finally:
        text_page.close()
    spans, hidden = split_hidden(spans, page.raw, frame)
    settle_weights(spans)
    links = read_links(document, page, frame)
    segments = build_segments(spans)
    level = [segment for segment in segments if segment.spans[0].style.turns % 2 == 0]
    turned = [segment for segment in segments if segment.spans[0].style.turns % 2]
    rows = place_turned(read_rows(level), turned)
    tags = read_tags(page.raw)
    built = (build_line(row, links, page=number, column=column, tags=tags) for row, column in rows)
    lines = with_drawn_marks([line for line in built if line is not None], page.raw, frame)
    chars = sum(len(span.chars) for span in (*spans, *hidden))
    return PageLines(tuple(with_gaps(lines)), frame.size, chars, tuple(hidden_notice(hidden, number)))


def with_gaps(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Each line with the white space above it, where the line before stands above it in the same column."""
    result: list[SourceLine] = []
    for line in lines:
        above = result[-1].box if result else None
        box = line.box
        if above is None or box is None or _beside(above, box) or box.y1 <= above.y1:
            result.append(line)
            continue
        height = max(box.y1 - box.y0, 4.0)
        result.append(replace(line, gap_before=round(max(0.0, box.y0 - above.y1) / height, 2)))
    return result


def _beside(above: Box, box: Box) -> bool:
    return min(above.x1, box.x1) - max(above.x0, box.x0) <= 0
