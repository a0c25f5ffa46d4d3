"""The few pdfium calls made once per character or element, with plain integer handles.

The stock bindings build a pointer object on every call; these prototypes of the same functions are three times faster.
They keep the interpreter's lock, which would be given back and taken again for each letter otherwise.
"""

from __future__ import annotations

import ctypes
import sys
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_INT, _HANDLE, _UINT = ctypes.c_int, ctypes.c_void_p, ctypes.c_uint
_BOX_BYTES = ctypes.sizeof(pdfium.FS_RECTF)
_NO_CHARACTER = 0xFFFE
_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


class CharBoxes(NamedTuple):
    """One number for each character, in the page's own space, where y grows upwards."""

    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]


def _prototype(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))


_char_code = _prototype(pdfium.FPDFText_GetUnicode, _UINT, _HANDLE, _INT)
_page_text = _prototype(pdfium.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, ctypes.POINTER(ctypes.c_ushort))
char_object = _prototype(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
_char_box = _prototype(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)
char_origin = _prototype(
    pdfium.FPDFText_GetCharOrigin,
    _INT,
    _HANDLE,
    _INT,
    ctypes.POINTER(ctypes.c_double),
    ctypes.POINTER(ctypes.c_double),
)
object_font = _prototype(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
object_font_size = _prototype(pdfium.FPDFTextObj_GetFontSize, _INT, _HANDLE, ctypes.POINTER(ctypes.c_float))
object_render_mode = _prototype(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
object_matrix = _prototype(pdfium.FPDFPageObj_GetMatrix, _INT, _HANDLE, ctypes.POINTER(pdfium.FS_MATRIX))
object_mark = _prototype(pdfium.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)
object_fill = _prototype(
    pdfium.FPDFPageObj_GetFillColor,
    _INT,
    _HANDLE,
    *([ctypes.POINTER(_UINT)] * 4),
)
element_count = _prototype(pdfium.FPDF_StructElement_CountChildren, _INT, _HANDLE)
element_child = _prototype(pdfium.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
element_child_mark = _prototype(pdfium.FPDF_StructElement_GetChildMarkedContentID, _INT, _HANDLE, _INT)
element_type = _prototype(pdfium.FPDF_StructElement_GetType, ctypes.c_ulong, _HANDLE, _HANDLE, ctypes.c_ulong)
font_name = _prototype(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, ctypes.c_char_p, ctypes.c_size_t)
font_weight = _prototype(pdfium.FPDFFont_GetWeight, _INT, _HANDLE)
font_flags = _prototype(pdfium.FPDFFont_GetFlags, _INT, _HANDLE)
font_italic_angle = _prototype(pdfium.FPDFFont_GetItalicAngle, _INT, _HANDLE, ctypes.POINTER(_INT))


def char_boxes(text_page: int, count: int) -> CharBoxes:
    """The boxes of the first `count` characters, all zero for a character that has none."""
    floats = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(floats)
    places = range(start, start + count * _BOX_BYTES, _BOX_BYTES)
    deque(map(_char_box, repeat(text_page), range(count), places), maxlen=0)
    numbers = floats[:]
    return CharBoxes(*(numbers[edge::4] for edge in range(4)))


def char_codes(text_page: int, count: int) -> Sequence[int]:
    """The code points of the first `count` characters.

    The page's text is fetched at once where it surely has one unit for each character: it leaves some characters out,
    and writes others as two. A hyphen at the end of a line is U+FFFE there.
    """
    units = (ctypes.c_ushort * (count + 1))()
    if _page_text(text_page, 0, count, units) != count + 1 or not _are_characters(bytes(units)):
        return list(map(_char_code, repeat(text_page), range(count)))
    return [_char_code(text_page, place) if code == _NO_CHARACTER else code for place, code in enumerate(units[:count])]


def _are_characters(units: bytes) -> bool:
    """Whether no character of this UTF-16 takes two units."""
    try:
        return 2 * len(units.decode(_UTF_16)) == len(units)
    except UnicodeDecodeError:
        return False


def address(pointer: Any) -> int:
    """The plain handle behind a pointer of the stock bindings."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
