"""PDF bytes -> lines in reading order, with what else the file carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from bespoke.intake.errors import DamagedFile, EncryptedFile
from bespoke.intake.ledger import Warning as Notice
from bespoke.intake.lines import SourceLine
from bespoke.intake.pdf.attachments import read_attachments
from bespoke.intake.pdf.furniture import mark_furniture
from bespoke.intake.pdf.page import read_page

MAX_PAGES = 30
MAX_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class PdfPages:
    """`page_sizes` are of all pages read, in points as shown; `page_count` counts also those that were not read."""

    lines: tuple[SourceLine, ...]
    page_sizes: tuple[tuple[float, float], ...]
    warnings: tuple[Notice, ...] = ()
    attachments: dict[str, bytes] = field(default_factory=dict)
    page_count: int = 0


def read_pdf(content: bytes, *, password: str | None = None) -> PdfPages:
    """Raises EncryptedFile for a locked and DamagedFile for an unreadable file."""
    document = open_pdf(content, password)
    try:
        return _read(document)
    finally:
        document.close()


def open_pdf(content: bytes, password: str | None) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise EncryptedFile(
                "The PDF is locked with a password.",
                fix="Open it with its password, print it to a PDF without one, and use that file.",
            ) from error
        raise DamagedFile(
            f"The PDF cannot be opened: {str(error).rstrip('.')}.",
            fix="Export or print it to PDF again and use that file.",
        ) from error


def _read(document: pypdfium2.PdfDocument) -> PdfPages:
    count = len(document)
    lines: list[SourceLine] = []
    sizes: list[tuple[float, float]] = []
    warnings: list[Notice] = []
    budget = MAX_CHARS
    for number, page in enumerate(_pages(document), start=1):
        if budget <= 0:
            break
        result = read_page(document, page, number=number, limit=budget)
        budget -= result.chars
        sizes.append(result.size)
        lines.extend(result.lines)
        warnings.extend(result.warnings)
    if len(sizes) < count:
        warnings.append(_skipped(len(sizes), count))
    lines = mark_furniture(lines, [height for _, height in sizes])
    return PdfPages(tuple(lines), tuple(sizes), tuple(warnings), read_attachments(document), count)


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Any]:
    for index in range(min(len(document), MAX_PAGES)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        yield page
        page.close()


def _skipped(read: int, count: int) -> Notice:
    return Notice(
        code="pages_skipped",
        message=f"Only the first {read} of {count} pages were read.",
        fix="Upload a file that holds only the résumé.",
    )
