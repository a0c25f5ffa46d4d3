"""Rows of segments -> source lines with runs, cells, links and marker."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from bespoke.intake.ledger import Box
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.pdf.glyphs import BULLETS, icon_bullet, is_icon_font, is_number, is_private, split_marker
from bespoke.intake.pdf.letterspacing import spaced_text
from bespoke.intake.pdf.links import Link
from bespoke.intake.pdf.segments import Segment
from bespoke.intake.pdf.spans import Span
from bespoke.intake.pdf.tags import Tag

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u00ad": "-",
    "\u00a0": " ",
}
_TRANSLATE = str.maketrans(_LIGATURES)


def build_line(
    row: Sequence[Segment], links: Sequence[Link], *, page: int, column: int = 0, tags: Mapping[int, Tag] | None = None
) -> SourceLine | None:
    """The line of one or more segments that stand on one baseline, None when only pictures stand there."""
    cells: list[str] = []
    runs: list[Run] = []
    targets: list[str] = []
    for segment in row:
        segment_runs = _segment_runs(segment, links, targets)
        text = _clean("".join(run.text for run in segment_runs))
        if text:
            cells.append(text)
            runs.extend(segment_runs)
    if not cells:
        return SourceLine("", links=tuple(targets), box=_box(row, page), column=column) if targets else None
    marker, cells, runs = _take_marker(cells, runs)
    return SourceLine(
        text=" ".join(cells),
        runs=tuple(runs),
        cells=tuple(cells),
        box=_box(row, page),
        column=column,
        marker=marker,
        heading=_heading(row, tags or {}),
        links=tuple(dict.fromkeys(targets)),
    )


def _heading(row: Sequence[Segment], tags: Mapping[int, Tag]) -> int | None:
    """The heading level of the line's first piece."""
    tag = tags.get(row[0].spans[0].mark)
    return tag.heading if tag else None


def _segment_runs(segment: Segment, links: Sequence[Link], targets: list[str]) -> list[Run]:
    runs: list[Run] = []
    for span in segment.spans:
        link = next((link.uri for link in links if link.covers(span.x0, span.x1, span.baseline)), "")
        if link:
            targets.append(link)
        text = _span_text(span)
        if text.strip() or (text and runs):
            style = span.style
            runs.append(
                Run(text, style.bold, style.italic, style.size_pt, style.font, style.color, link, span.x0, span.x1)
            )
    return runs


def _span_text(span: Span) -> str:
    if is_icon_font(span.style.font):
        return "• " if len(span.text.strip()) == 1 and icon_bullet(span.text.strip(), span.style.font) else " "
    text = spaced_text(span) or span.text
    if not text.isascii() and any(is_private(char) for char in text):
        text = "".join(_shown(char, span.style.font) for char in text)
    return unicodedata.normalize("NFC", text.translate(_TRANSLATE))


def _shown(char: str, font: str) -> str:
    if not is_private(char):
        return char
    return "•" if icon_bullet(char, font) else " "


def _clean(text: str) -> str:
    return " ".join(text.split())


def _take_marker(cells: list[str], runs: list[Run]) -> tuple[str, list[str], list[Run]]:
    if len(cells) > 1 and (cells[0] in BULLETS or is_number(cells[0])):
        return cells[0], cells[1:], runs[1:]
    marker, rest = split_marker(cells[0])
    if not marker:
        return "", cells, runs
    first = runs[0]
    left = first.text.lstrip()[len(marker) :].lstrip()
    kept = [Run(left, first.bold, first.italic, first.size_pt, first.font, first.color, first.link, first.x0, first.x1)]
    return marker, [rest, *cells[1:]], [*(kept if left else []), *runs[1:]]


def _box(row: Sequence[Segment], page: int) -> Box:
    turns = row[0].spans[0].style.turns
    if turns % 2:
        return _turned_box(row, page, turns)
    return Box(
        page=page,
        x0=round(min(s.x0 for s in row), 1),
        y0=round(min(s.top for s in row), 1),
        x1=round(max(s.x1 for s in row), 1),
        y1=round(max(s.bottom for s in row), 1),
    )


def _turned_box(row: Sequence[Segment], page: int, turns: int) -> Box:
    """The box of text that runs up or down the page: its places along the line are heights on the page."""
    size = max(s.size_pt for s in row)
    ends = [abs(end) for s in row for end in (s.x0, s.x1)]
    above, below = (0.25, 0.8) if turns == 3 else (0.8, 0.25)
    return Box(
        page=page,
        x0=round(min(s.baseline for s in row) - above * size, 1),
        y0=round(min(ends), 1),
        x1=round(max(s.baseline for s in row) + below * size, 1),
        y1=round(max(ends), 1),
    )
