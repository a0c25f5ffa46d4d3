"""Which characters a font file can show, read straight from its `cmap` table (OpenType formats 4 and 12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bespoke.render.sfnt import font_table

Ranges = tuple[tuple[int, int], ...]
_FORMATS = (12, 4)


@cache
def covered_ranges(path: Path) -> Ranges:
    """Inclusive code point ranges of the best Unicode subtable."""
    table, offset, format = _best_subtable(path)
    if format == 12:
        return tuple((first, last) for first, last, _ in _groups(table, offset))
    return tuple((first, last) for first, last, _, _ in _segments(table, offset))


def glyph_numbers(path: Path) -> dict[int, int]:
    """The glyph that stands for each code point on its own."""
    table, offset, format = _best_subtable(path)
    if format == 12:
        groups = _groups(table, offset)
        return {code: glyph + code - first for first, last, glyph in groups for code in range(first, last + 1)}
    return dict(_segment_glyphs(table, offset))


def _best_subtable(path: Path) -> tuple[bytes, int, int]:
    table = font_table(path, "cmap")
    (count,) = struct.unpack_from(">H", table, 2)
    offsets = [struct.unpack_from(">HHL", table, 4 + 8 * n)[2] for n in range(count)]
    found = {struct.unpack_from(">H", table, offset)[0]: offset for offset in offsets}
    best = next(number for number in _FORMATS if number in found)
    return table, found[best], best


def _groups(table: bytes, offset: int) -> Iterator[tuple[int, int, int]]:
    """First and last code point, glyph of the first."""
    (count,) = struct.unpack_from(">L", table, offset + 12)
    flat = struct.unpack_from(f">{3 * count}L", table, offset + 16)
    return zip(flat[0::3], flat[1::3], flat[2::3], strict=True)


def _segments(table: bytes, offset: int) -> Iterator[tuple[int, int, int, int]]:
    """First and last code point, what to add for the glyph, and where the glyphs are listed instead (0: nowhere)."""
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    ends, starts, deltas, lists = (
        struct.unpack_from(f">{count}H", table, offset + place)
        for place in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for n, (end, start, delta, list_offset) in enumerate(zip(ends, starts, deltas, lists, strict=True)):
        if start != 0xFFFF:
            yield start, end, delta, offset + 16 + 3 * doubled + 2 * n + list_offset if list_offset else 0


def _segment_glyphs(table: bytes, offset: int) -> Iterator[tuple[int, int]]:
    for start, end, delta, listed in _segments(table, offset):
        for code in range(start, end + 1):
            glyph = struct.unpack_from(">H", table, listed + 2 * (code - start))[0] if listed else code
            if glyph:
                yield code, (glyph + delta) & 0xFFFF
