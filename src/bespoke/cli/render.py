"""`bespoke render`: a résumé as PDF, DOCX, HTML, text, JSON or page images."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.markup import escape

from bespoke.cli.children import open_sandbox
from bespoke.cli.choices import InputFile, PageChoice, TemplateChoice
from bespoke.cli.files import write_files
from bespoke.cli.inputs import options_from, resume_from
from bespoke.cli.output import console, print_json
from bespoke.features.exports import render_document, render_pages, verify_document


def render(
    resume: InputFile,
    /,
    *,
    format: Literal["pdf", "docx", "html", "txt", "json", "png"] = "pdf",
    out: Path = Path("out"),
    name: str = "resume",
    template: TemplateChoice = "classic",
    page_size: PageChoice = "a4",
    margin_mm: float | None = None,
    font: str | None = None,
    font_size_pt: float | None = None,
    accent: str | None = None,
    spacing: float = 1.0,
    fit_pages: int | None = None,
    date_position: Literal["ats-safe", "right"] = "ats-safe",
    quality: Literal["draft", "normal", "high"] = "normal",
    attach_json: bool = True,
    password: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Set a résumé in a template and write the file with its receipt.

    Parameters
    ----------
    resume
        JSON Resume or any file Bespoke reads; - reads standard input.
    format
        The kind of file; png writes one image per page.
    out
        The folder to write to; made when missing.
    name
        The file's name without its ending.
    template
        How the pages look; see `bespoke templates`.
    page_size
        The paper.
    margin_mm
        Margin on all sides; the template's own by default.
    font
        A font family; see `bespoke templates --json`.
    font_size_pt
        Size of the body text.
    accent
        Accent colour such as #0f5f73.
    spacing
        Scale of every vertical gap.
    fit_pages
        Tighten until the resume fits this many pages.
    date_position
        Dates on the title line (read whole by every parser) or flush right.
    quality
        draft is fastest, normal is PDF/A-3a and PDF/UA-1, high refuses what it cannot show.
    attach_json
        Carry the JSON Resume inside the PDF.
    password
        The password of an encrypted PDF.
    as_json
        Print the receipt as JSON.
    """
    given: dict[str, object] = {
        "template": template,
        "page_size": page_size,
        "margin_mm": margin_mm,
        "font": font,
        "font_size_pt": font_size_pt,
        "accent": accent,
        "spacing": spacing,
        "fit_pages": fit_pages,
        "date_position": date_position,
        "quality": quality,
        "attach_json": attach_json,
    }
    options = options_from(given)
    with open_sandbox() as sandbox:
        document = resume_from(resume, sandbox=sandbox, password=password).resume
        if format == "png":
            pages = render_pages(document, options, sandbox=sandbox)
            files = {f"{name}-{number}.png": page.content for number, page in enumerate(pages, start=1)}
            receipts = []
        else:
            exported = verify_document(
                render_document(document, format, options, sandbox=sandbox), document, options, sandbox=sandbox
            )
            files, receipts = {f"{name}.{format}": exported.rendered.content}, [exported.receipt]
    written = write_files(out, files)
    if as_json:
        print_json({"files": [str(p) for p in written], "receipts": [r.model_dump(mode="json") for r in receipts]})
        return
    for path in written:
        console.print(escape(str(path)))
    for receipt in receipts:
        for notice in receipt.notices:
            console.print(f"[yellow]Note:[/] {escape(notice.message)} {escape(notice.fix)}")
        if receipt.read_back:
            console.print(f"[dim]Read back: {receipt.read_back.recovered:.1%} of {receipt.read_back.fields} fields.[/]")
