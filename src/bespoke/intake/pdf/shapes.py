"""What is drawn on a page and is not text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from bespoke.intake.pdf.frame import Frame

Box = tuple[float, float, float, float]
Shape = tuple[Box, str]
_PALE = 0xF2
_FAINT = 12


def drawn_shapes(page: Any, frame: Frame, *, most_objects: int) -> Iterator[Shape]:
    """Boxes as shown, of filled shapes with their colour, of pictures and outlines with none. What has the colour of
    paper, or hardly any, is left out."""
    edges = [ctypes.c_float() for _ in range(4)]
    channels = [ctypes.c_uint() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), most_objects)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        color = ""
        if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetFillColor(drawn, *channels):
            red, green, blue, alpha = (channel.value for channel in channels)
            if min(red, green, blue) >= _PALE or alpha < _FAINT:
                continue
            color = f"#{red:02x}{green:02x}{blue:02x}"
        left, bottom, right, top = (edge.value for edge in edges)
        yield frame.box(left, bottom, right, top), color
