"""Source lines: the one form that every reader produces and the structure builder consumes.

A reader (PDF, DOCX, HTML, Markdown, text) turns its file into lines in reading order, keeping what typography says; the
builder (`intake/structure/`) finds sections, entries and fields in them and knows nothing of file formats.
"""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.intake.ledger import Box


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style. `x0`/`x1` are points from the page's left edge, None in formats without pages."""

    text: str
    bold: bool = False
    italic: bool = False
    size_pt: float | None = None
    font: str = ""
    color: str = ""
    link: str = ""
    x0: float | None = None
    x1: float | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One visual line (PDF) or one paragraph, list item or table cell line (other formats).

    `heading` is the level the format itself gives (DOCX Heading 2, `<h2>`, `##`, a PDF tag), None without one.
    `marker` is the bullet glyph or number of a list item ("•", "1."), not part of `text`; `level` its nesting from 0.
    `cells` are the parts of the line set apart by tabs, wide gaps or table cells; one cell when there is no gap.
    `column` counts the columns of the page from the left in the order they are read, 0 for full-width lines.
    `gap_before` is the white space above in units of the line's own height, None where unknown.
    `continues` says that the format knows this line to be the same paragraph as the one before.
    `furniture` marks page numbers and what repeats on every page.
    """

    text: str
    runs: tuple[Run, ...] = ()
    cells: tuple[str, ...] = ()
    box: Box | None = None
    column: int = 0
    heading: int | None = None
    marker: str = ""
    level: int = 0
    gap_before: float | None = None
    continues: bool = False
    links: tuple[str, ...] = ()
    furniture: bool = False
