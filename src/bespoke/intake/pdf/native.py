"""The few pdfium calls made once per character, with plain integer handles.

The stock bindings build a pointer object on every call; these prototypes of the same functions are three times faster.
They keep the interpreter's lock, which would be given back and taken again for each letter otherwise.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_INT, _HANDLE, _UINT = ctypes.c_int, ctypes.c_void_p, ctypes.c_uint
_BOX_BYTES = ctypes.sizeof(pdfium.FS_RECTF)

CharBox = tuple[float, float, float, float]
"""Left, top, right, bottom in the page's own space."""


def _prototype(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))


char_code = _prototype(pdfium.FPDFText_GetUnicode, _UINT, _HANDLE, _INT)
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
font_name = _prototype(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, ctypes.c_char_p, ctypes.c_size_t)
font_weight = _prototype(pdfium.FPDFFont_GetWeight, _INT, _HANDLE)
font_flags = _prototype(pdfium.FPDFFont_GetFlags, _INT, _HANDLE)
font_italic_angle = _prototype(pdfium.FPDFFont_GetItalicAngle, _INT, _HANDLE, ctypes.POINTER(_INT))


def char_boxes(text_page: int, count: int) -> Iterator[CharBox]:
    """The boxes of the first `count` characters, all zero for a character that has none."""
    floats = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(floats)
    places = range(start, start + count * _BOX_BYTES, _BOX_BYTES)
    deque(map(_char_box, repeat(text_page), range(count), places), maxlen=0)
    numbers = iter(floats[:])
    return zip(numbers, numbers, numbers, numbers, strict=True)


def address(pointer: Any) -> int:
    """The plain handle behind a pointer of the stock bindings."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
