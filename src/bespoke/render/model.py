"""What rendering takes and gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bespoke.resume.frozen import Frozen

ENGINE_VERSION = "2"
"""Higher whenever the same JSON Resume gives other bytes, be it set or only read in another way: what was made before
would else be given out for it.
"""

TemplateName = Literal["classic", "modern", "compact", "executive", "academic"]
Format = Literal["pdf", "docx", "html", "txt", "json", "png"]
PageSize = Literal["a4", "us-letter", "us-legal"]


class Options(Frozen):
    """How a document is set. None means the template's own default.

    `margin_mm` is for all sides; `font_size_pt` of the body; `spacing` scales every vertical gap; `fit_pages` asks for
    at most so many pages by a ladder of spacing. `date_position` "ats-safe" keeps dates on the title line, where every
    reader keeps bullets whole; "right" sets them flush right. `attach_json` carries the JSON Resume inside the PDF.
    """

    template: TemplateName = "classic"
    page_size: PageSize = "a4"
    margin_mm: Annotated[float, Field(ge=8, le=40)] | None = None
    quality: Literal["draft", "normal", "high"] = "normal"
    accent: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    font: str | None = None
    font_size_pt: Annotated[float, Field(ge=8, le=14)] | None = None
    spacing: Annotated[float, Field(ge=0.6, le=1.6)] = 1.0
    fit_pages: Annotated[int, Field(ge=1, le=10)] | None = None
    date_position: Literal["ats-safe", "right"] = "ats-safe"
    attach_json: bool = True


class Notice(Frozen):
    """Something the person should know about the rendered file ("these characters have no glyph in any font")."""

    code: str
    message: str
    fix: str = ""


class Rendered(Frozen):
    """One file. `pages` is None for formats without pages."""

    format: Format
    content: bytes
    media_type: str
    pages: int | None = None
    standards: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


class FieldComparison(Frozen):
    """One field of the resume and what came back when the file was read again from its visible pages."""

    path: str
    expected: str
    found: str
    same: bool


class ReadBack(Frozen):
    """The file read by our own intake, compared field by field. `recovered` is the share of fields that came back."""

    recovered: Annotated[float, Field(ge=0, le=1)]
    fields: int
    differences: tuple[FieldComparison, ...] = ()
    error: str = ""


class Receipt(Frozen):
    """The proof kept with an artifact: its hash, what it was made from, and what came back when it was read again."""

    format: Format
    sha256: str
    size_bytes: int
    pages: int | None
    resume_sha256: str
    options: Options
    engine_version: str = ENGINE_VERSION
    standards: tuple[str, ...] = ()
    tagged: bool = False
    fonts: tuple[str, ...] = ()
    read_back: ReadBack | None = None
    notices: tuple[Notice, ...] = ()
