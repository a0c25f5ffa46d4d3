"""What a text object looks like: font, size, weight, slant, colour, and whether it can be seen at all."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from bespoke.intake.pdf import native

_BOLD = re.compile(r"bold|black|heavy|demi(?!n)|(?:^|[-_,])(?:bd|bx|b)$|cmb|cmssbx|sfbx|ecbx|sfsx", re.IGNORECASE)
_NOT_BOLD = re.compile(r"blackboard|blackadder", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|sfti|ecti|cmsl|(?:^|[-_,])it$|-I$|-It$|Obl$", re.IGNORECASE)
_ITALIC_FLAG = 1 << 6
_STROKED = (1, 2, 5, 6)
_INVISIBLE_MODES = (3, 7)


@dataclass(frozen=True, slots=True)
class Style:
    """`size_pt` is as shown on the page; `turns` are quarter turns anticlockwise; stroked text counts as bold."""

    font: str
    size_pt: float
    bold: bool
    italic: bool
    color: str
    visible: bool
    turns: int = 0
    font_id: int = 0


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    bold: bool
    italic: bool
    number: int = 0


class StyleReader:
    """Reads the style of each text object once; fonts are looked at once per document page."""

    def __init__(self, page_turns: int) -> None:
        self._page_turns = page_turns
        self._fonts: dict[int, Font] = {}
        self._shared: dict[Style, Style] = {}
        self._styles: dict[tuple[float | int, ...], Style] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._size = ctypes.c_float()
        self._channels = [ctypes.c_uint() for _ in range(4)]

    def read(self, text_object: int) -> Style:
        """Numbers are compared first: a file that draws letter by letter has thousands of objects of few styles."""
        matrix, channels = self._matrix, self._channels
        native.object_matrix(text_object, matrix)
        native.object_font_size(text_object, self._size)
        font = native.object_font(text_object) or 0
        filled = native.object_fill(text_object, *channels)
        red, green, blue, alpha = channels
        color = (red.value, green.value, blue.value, alpha.value) if filled else (-1, -1, -1, 255)
        mode = native.object_render_mode(text_object)
        key = (matrix.a, matrix.b, matrix.c, matrix.d, self._size.value, font, mode, *color)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._fresh(self._font(font), mode, color)
        return style

    def _fresh(self, font: Font, mode: int, color: tuple[int, int, int, int]) -> Style:
        m = self._matrix
        scale = math.hypot(m.c, m.d) or math.hypot(m.a, m.b)
        red, green, blue, alpha = color
        style = Style(
            font=font.name,
            size_pt=round(abs(self._size.value * scale), 1),
            bold=font.bold or mode in _STROKED,
            italic=font.italic or abs(m.c) > 0.15 * abs(m.d) > 0,
            color=f"#{red:02x}{green:02x}{blue:02x}" if red >= 0 else "",
            visible=mode not in _INVISIBLE_MODES and alpha > 12,
            turns=(round(math.atan2(m.b, m.a) / (math.pi / 2)) - self._page_turns) % 4,
            font_id=font.number,
        )
        return self._shared.setdefault(style, style)

    def _font(self, handle: int) -> Font:
        if handle not in self._fonts:
            self._fonts[handle] = replace(read_font(handle), number=len(self._fonts))
        return self._fonts[handle]


def read_font(handle: int) -> Font:
    if not handle:
        return Font("", bold=False, italic=False)
    buffer = ctypes.create_string_buffer(256)
    native.font_name(handle, buffer, 256)
    name = buffer.value.decode("utf-8", "replace")
    name = name.split("+", 1)[-1]
    flags = native.font_flags(handle)
    flags = max(flags, 0)
    bold = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
    return Font(name, bold=bold, italic=bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG))
