"""Page numbers, and headers and footers that repeat on every page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lines import SourceLine
from bespoke.intake.page_numbers import counts_pages

_UPDATED = re.compile(
    r"^(?:last )?(?:updated|revised|modified)\b.{0,40}$|^(?:stand|mise a jour|ultimo aggiornamento)\b.{0,30}\d{4}$",
    re.IGNORECASE,
)
_EDGE_SHARE = 0.1


def mark_furniture(lines: Sequence[SourceLine], heights: Sequence[float]) -> list[SourceLine]:
    """Lines in the outer tenth of a page that count pages or stand on several pages alike."""
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.box is not None and _at_edge(line, heights):
            seen[_shape(line.text)].add(line.box.page)
    reach = _reaching(lines, heights)
    return [line if id(line) in reach else _marked(line, seen, heights) for line in lines]


def _reaching(lines: Sequence[SourceLine], heights: Sequence[float]) -> set[int]:
    """The foot of the first page, where it says how to reach the person."""
    foot = [line for line in lines if line.box is not None and line.box.page == 1 and _is_foot(line, heights)]
    reached = any("@" in line.text for line in foot)
    return {id(line) for line in foot if reached and not counts_pages(line.text)} if len(foot) <= 4 else set()


def _is_foot(line: SourceLine, heights: Sequence[float]) -> bool:
    assert line.box is not None
    return line.box.y0 > heights[line.box.page - 1] * (1 - _EDGE_SHARE)


def _marked(line: SourceLine, seen: dict[str, set[int]], heights: Sequence[float]) -> SourceLine:
    if line.box is None or not _at_edge(line, heights):
        return line
    pages = seen[_shape(line.text)]
    repeated = len(pages) > 1 and line.box.page != min(pages)
    foot = line.box.y0 > heights[line.box.page - 1] * (1 - _EDGE_SHARE)
    counted = counts_pages(line.text) and (foot or len(heights) > 1)
    if repeated or counted or (len(pages) > 1 and foot) or _UPDATED.match(fold(line.text.strip())):
        return replace(line, furniture=True)
    return line


def _at_edge(line: SourceLine, heights: Sequence[float]) -> bool:
    assert line.box is not None
    height = heights[line.box.page - 1]
    return line.box.y1 < height * _EDGE_SHARE or line.box.y0 > height * (1 - _EDGE_SHARE)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))
