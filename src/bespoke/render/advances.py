"""How far each character of a font moves the line on, from the font's own `hmtx` table.

Kerning is left out. It mostly draws letters together, so a width from here is rarely too small, and by little.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from bespoke.render.cmap import glyph_numbers
from bespoke.render.fonts import faces
from bespoke.render.sfnt import font_table

_UNKNOWN_EM = 1.0


class Advances(dict[str, float]):
    """Character -> em in the first of several families that has it; a wide guess where none does."""

    def __init__(self, families: tuple[str, ...], style: str) -> None:
        super().__init__()
        self._families = families
        self._style = style

    def __missing__(self, character: str) -> float:
        widths = (_face_advances(family, self._style).get(ord(character)) for family in self._families)
        self[character] = next((width for width in widths if width is not None), _UNKNOWN_EM)
        return self[character]

    def width_em(self, text: str) -> float:
        return sum(map(self.__getitem__, text))


@cache
def advances(families: tuple[str, ...], *, bold: bool = False) -> Advances:
    return Advances(families, "Bold" if bold else "Regular")


@cache
def _face_advances(family: str, style: str) -> dict[int, float]:
    return _read_advances(next(face for face in faces(family) if face.stem.endswith(f"-{style}")))


def _read_advances(path: Path) -> dict[int, float]:
    (units,) = struct.unpack_from(">H", font_table(path, "head"), 18)
    (count,) = struct.unpack_from(">H", font_table(path, "hhea"), 34)
    widths = struct.unpack_from(">" + "H2x" * count, font_table(path, "hmtx"))
    return {code: widths[min(glyph, count - 1)] / units for code, glyph in glyph_numbers(path).items()}
