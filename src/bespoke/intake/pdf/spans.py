"""Characters -> spans: pieces of one style on one baseline, in the order the file draws them."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from bespoke.intake.lexicon.folding import is_cjk
from bespoke.intake.pdf import native
from bespoke.intake.pdf.frame import Frame
from bespoke.intake.pdf.styles import Style, StyleReader

_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f\u3000")
_IGNORED = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\x00")
# Places of the f-ligatures in the two TeX font encodings, and of dashes and bullet in the newer, for files that name
# their characters by these places only.
_TEX_LIGATURES = dict(zip((*range(0x1B, 0x20), *range(0x0B, 0x10)), ("ff", "fi", "fl", "ffi", "ffl") * 2, strict=True))
_TEX_SIGNS = {0x15: "–", 0x16: "—", 0x88: "•"}
_BREAKING = _SPACES | _IGNORED
_CJK = "\u2e80"
_WIDE_GAP = 0.8
_WIDE_SPACE = 1.6


@dataclass(slots=True)
class Span:
    """`baseline` grows downwards. `mark` is the marked-content id of the structure tree, -1 without one.

    `edges` holds the left and right edge of every character of `chars`; spaces are kept as characters of no width.
    """

    style: Style
    x0: float
    x1: float
    baseline: float
    mark: int = -1
    breaks: bool = False
    chars: list[str] = field(default_factory=list)
    edges: list[tuple[float, float]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.chars)

    @property
    def top(self) -> float:
        return self.baseline - 0.8 * self.style.size_pt

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.style.size_pt


class SpanBuilder:
    """Reads the characters of one page in one pass."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._styles = StyleReader(frame.turns)
        self._boxes = native.CharBoxes([], [], [], [])
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.spans: list[Span] = []
        self._open: Span | None = None
        self._space = self._literal = self._wide = False
        self._object = 0
        self._style: Style | None = None
        self._mark = -1
        self._baseline = 0.0
        self._home: Span | None = None
        self._plain = False
        self._shift = frame.left
        self._near = self._apart = self._far = 0.0

    def read(self, text_page: Any, limit: int) -> list[Span]:
        handle = native.address(text_page)
        count = min(pdfium.FPDFText_CountChars(text_page), limit)
        objects = list(map(native.char_object, repeat(handle), range(count)))
        codes, self._boxes = native.char_codes(handle, count), native.char_boxes(handle, count)
        starts = [0, *(place for place in range(1, count) if objects[place] != objects[place - 1]), count]
        for start, stop in pairwise(starts if count else ()):
            if objects[start]:
                self._read_object(handle, objects[start], start, _letters(codes[start:stop]))
            else:
                self._space = True
        return [span for span in self.spans if span.chars]

    def _read_object(self, handle: int, text_object: int, start: int, letters: Sequence[str]) -> None:
        """The letters drawn by one text object without a break; `start` is the place of the first on the page."""
        place, stop = 0, len(letters)
        while place < stop:
            char = letters[place]
            if char in _SPACES:
                self._space = self._literal = True
            elif char not in _IGNORED:
                if text_object != self._object:
                    self._enter(handle, start + place, text_object)
                self._add(char, start + place)
                if self._plain:
                    place = self._follow(letters, place + 1, start)
                    continue
            place += 1

    def _follow(self, letters: Sequence[str], place: int, start: int) -> int:
        """Adds the letters that just follow, as most do; returns the place of the first that does not."""
        span, lefts, rights = self._home, self._boxes.lefts, self._boxes.rights
        assert span is not None
        x1, near, apart, shift = span.x1, self._near, self._apart, self._shift
        for char in letters[place:]:
            left = lefts[start + place] - shift
            if not near < left - x1 < apart or char in _BREAKING or char >= _CJK:
                break
            x1 = rights[start + place] - shift
            span.chars.append(char)
            span.edges.append((left, x1))
            place += 1
        span.x1 = x1
        return place

    def _add(self, char: str, place: int) -> None:
        """A letter after a space in the same object takes a short way too."""
        boxes = self._boxes
        if not self._plain:
            left, right = self._turned_edges(place)
        else:
            left, right = boxes.lefts[place] - self._shift, boxes.rights[place] - self._shift
            span = self._home
            if (
                span is not None
                and self._literal
                and self._near < left - span.x1 < self._far
                and _are_latin(char, span)
            ):
                _append(span, " ", span.x1, left)
                _append(span, char, left, right)
                span.x1 = right
                self._space = self._literal = False
                return
        self._place(char, left, right)
        self._home = self._open

    def _turned_edges(self, place: int) -> tuple[float, float]:
        left, top, right, bottom = (numbers[place] for numbers in self._boxes)
        box = self._frame.box(left, bottom, right, top)
        turns = self._style.turns if self._style else 0
        return _along(turns, box) if turns else (box[0], box[2])

    def _enter(self, handle: int, index: int, text_object: int) -> None:
        self._object = text_object
        self._style = self._styles.read(text_object)
        self._mark = native.object_mark(text_object)
        native.char_origin(handle, index, self._x, self._y)
        x, y = self._frame.point(self._x.value, self._y.value)
        self._baseline = y if self._style.turns % 2 == 0 else x
        self._plain = self._frame.turns == 0 and self._style.turns == 0
        size = self._style.size_pt
        self._near, self._apart, self._far = -0.05 * size, 0.2 * size, _WIDE_SPACE * size
        self._home = None

    def _place(self, char: str, left: float, right: float) -> None:
        span, style = self._open, self._style
        assert style is not None
        size = max(style.size_pt, 1.0)
        self._wide = is_cjk(char)
        fresh = span is None or self._breaks(span, left, size)
        if fresh or span is None or span.style is not style or span.mark != self._mark:
            breaks = fresh
            if span is not None and not fresh and self._spaced(left - span.x1, size):
                _append(span, " ", span.x1, span.x1)
            span = Span(style, left, right, self._baseline, self._mark, breaks)
            self.spans.append(span)
            self._open = span
        elif self._spaced(left - span.x1, size):
            _append(span, " ", span.x1, left)
        _append(span, char, left, right)
        span.x0, span.x1 = min(span.x0, left), max(span.x1, right)
        self._space = self._literal = False

    def _breaks(self, span: Span, left: float, size: float) -> bool:
        style = self._style
        assert style is not None
        small = max(min(size, span.style.size_pt), 1.0)
        size = max(size, span.style.size_pt)
        if style.turns != span.style.turns or abs(self._baseline - span.baseline) > 0.35 * size:
            return True
        gap = left - span.x1
        if gap < 0 and left >= span.edges[-1][0] - 0.1 * size:
            return False
        if gap < -0.7 * size:
            return True
        if size > 1.25 * small and gap > 0.9 * small:
            return True
        apart = 1.0 if self._literal else 0.45
        if self._mark != span.mark and min(self._mark, span.mark) >= 0 and gap > apart * small:
            return True
        return gap > (_WIDE_SPACE if self._literal else _WIDE_GAP) * small

    def _spaced(self, gap: float, size: float) -> bool:
        if self._wide or (self._open is not None and is_cjk(self._open.chars[-1])):
            return gap > (0.12 if self._literal else 0.45) * size
        if self._literal:
            return gap > -0.08 * size
        return gap > 0.06 * size if self._space else gap > 0.22 * size


def _are_latin(char: str, span: Span) -> bool:
    return char < _CJK and span.chars[-1] < _CJK


def _append(span: Span, char: str, left: float, right: float) -> None:
    span.chars.append(char)
    span.edges.append((left, right))


def _decode(code: int) -> str:
    if code == 2:
        return "-"
    if code in _TEX_LIGATURES:
        return str(_TEX_LIGATURES[code])
    if code in _TEX_SIGNS:
        return _TEX_SIGNS[code]
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\x00"
    return chr(code)


def _letters(codes: Sequence[int]) -> list[str]:
    return [_ASCII[code] if code < 127 else _decode(code) for code in codes]


_ASCII = tuple(_decode(code) for code in range(127))


def _along(turns: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """Start and end of a character along its own writing direction, for turned text."""
    left, top, right, bottom = box
    match turns:
        case 1:
            return -bottom, -top
        case 2:
            return -right, -left
        case _:
            return top, bottom
