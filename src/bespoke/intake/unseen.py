"""Text of a PDF that a person looking at its pages does not see: off the page, or too small to read."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.ledger import Warning
from bespoke.intake.lines import SourceLine

_TINY_PT = 1.5
_SCANT_CHARACTERS = 80
SCAN_FIX = "Export the PDF from the program the résumé was written in, or run text recognition (OCR) over it."


def is_unseen(line: SourceLine, page_sizes: Sequence[tuple[float, float]]) -> bool:
    sizes = [run.size_pt for run in line.runs if run.text.strip() and run.size_pt is not None]
    return (bool(sizes) and max(sizes) <= _TINY_PT) or _is_off_page(line, page_sizes)


def scan_warnings(lines: Sequence[SourceLine], pages: int) -> tuple[Warning, ...]:
    """For pages that hold no text beside pages that do, or hardly any text on all of them."""
    if sum(len(line.text) for line in lines) < _SCANT_CHARACTERS * pages:
        return (
            Warning(
                code="scan",
                message="The PDF holds very little text. What stands in its pictures could not be read.",
                fix=SCAN_FIX,
            ),
        )
    filled = {line.box.page for line in lines if line.box is not None}
    return tuple(
        Warning(
            code="scan",
            message=f"Page {page} holds no text; if it is a picture, it was not read.",
            page=page,
            fix=SCAN_FIX,
        )
        for page in range(1, pages + 1)
        if page not in filled
    )


def _is_off_page(line: SourceLine, page_sizes: Sequence[tuple[float, float]]) -> bool:
    box = line.box
    if box is None or box.page > len(page_sizes):
        return False
    width, height = page_sizes[box.page - 1]
    return box.x1 <= 0 or box.y1 <= 0 or box.x0 >= width or box.y0 >= height
