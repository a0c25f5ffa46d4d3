"""Link annotations of a page: where they lie and where they lead."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from bespoke.intake.pdf.frame import Frame

_MAX_LINKS = 200
_MAX_URI = 2048


@dataclass(frozen=True, slots=True)
class Link:
    x0: float
    top: float
    x1: float
    bottom: float
    uri: str

    def covers(self, x0: float, x1: float, baseline: float) -> bool:
        """True where at least half of a piece of text on this baseline lies inside."""
        if not self.top - 1 <= baseline <= self.bottom + 1:
            return False
        shared = min(x1, self.x1) - max(x0, self.x0)
        return shared > 0 and shared >= 0.5 * min(x1 - x0, self.x1 - self.x0)


def read_links(document: Any, page: Any, frame: Frame) -> list[Link]:
    """All web, mail and phone links of a page; links inside the document are of no use here."""
    links: list[Link] = []
    position, annotation = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MAX_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, position, annotation):
            break
        uri, rect = _uri(document, annotation), pdfium.FS_RECTF()
        if uri and pdfium.FPDFLink_GetAnnotRect(annotation, rect):
            links.append(Link(*frame.box(rect.left, rect.bottom, rect.right, rect.top), uri))
    return links


def _uri(document: Any, annotation: Any) -> str:
    action = pdfium.FPDFLink_GetAction(annotation)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_MAX_URI)
    length = pdfium.FPDFAction_GetURIPath(document, action, buffer, _MAX_URI)
    if not 0 < length <= _MAX_URI:
        return ""
    return buffer.value.decode("utf-8", "replace").strip()
