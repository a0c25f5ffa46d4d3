"""The intake ledger: what was read, from where, how sure, and what was left over.

Every source line ends in a field of the resume, is recognised as furniture (a section heading, a page number), or is
listed as left over. Nothing disappears.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bespoke.resume.frozen import Frozen
from bespoke.resume.model import Resume

Fate = Literal["mapped", "heading", "furniture", "left_over"]
SourceKind = Literal["pdf", "docx", "html", "markdown", "text", "json_resume", "europass", "linkedin"]


class Box(Frozen):
    """A place on a page in PDF points, origin at the page's top left."""

    page: Annotated[int, Field(ge=1)]
    x0: float
    y0: float
    x1: float
    y1: float


class LedgerLine(Frozen):
    """One line of the source.

    `number` counts from 1 in reading order. `targets` are field paths (`resume/paths.py`); a line may feed several
    fields. `box` is None for formats without pages. `confidence` is 0..1, 0 for what was left over.
    """

    number: int
    text: str
    fate: Fate
    targets: tuple[str, ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    box: Box | None = None


class Warning(Frozen):
    """Something the person should know about the file, in their words, with what to do about it.

    `code` is stable: `scan`, `hidden_text`, `attachment_differs`, `pages_skipped`, `odd_characters`, …
    """

    code: str
    message: str
    fix: str = ""
    page: int | None = None


class SourceFile(Frozen):
    """The file as it came. `pages` is None for formats without pages; sizes are (width, height) in points."""

    name: str
    kind: SourceKind
    size_bytes: int
    sha256: str
    pages: int | None = None
    page_sizes: tuple[tuple[float, float], ...] = ()


class Ledger(Frozen):
    source: SourceFile
    lines: tuple[LedgerLine, ...] = ()
    warnings: tuple[Warning, ...] = ()
    field_confidence: dict[str, float] = Field(default_factory=dict)

    @property
    def left_over(self) -> tuple[LedgerLine, ...]:
        return tuple(line for line in self.lines if line.fate == "left_over")


class Intake(Frozen):
    """What `read()` returns: the resume and the account of how it was read."""

    resume: Resume
    ledger: Ledger
