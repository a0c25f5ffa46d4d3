"""Which characters a font file can show, read straight from its `cmap` table (OpenType formats 4 and 12)."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

Ranges = tuple[tuple[int, int], ...]
_FORMATS = (12, 4)


@cache
def covered_ranges(path: Path) -> Ranges:
    """Inclusive code point ranges of the best Unicode subtable."""
    table = _cmap_table(path)
    (count,) = struct.unpack_from(">H", table, 2)
    offsets = [struct.unpack_from(">HHL", table, 4 + 8 * n)[2] for n in range(count)]
    found = {struct.unpack_from(">H", table, offset)[0]: offset for offset in offsets}
    best = next(number for number in _FORMATS if number in found)
    return _groups(table, found[best]) if best == 12 else _segments(table, found[best])


def _cmap_table(path: Path) -> bytes:
    with path.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        directory = file.read(16 * count)
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", directory, 16 * n)
            if tag == b"cmap":
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"{path.name} has no cmap table")


def _groups(table: bytes, offset: int) -> Ranges:
    (count,) = struct.unpack_from(">L", table, offset + 12)
    flat = struct.unpack_from(f">{3 * count}L", table, offset + 16)
    return tuple(zip(flat[0::3], flat[1::3], strict=True))


def _segments(table: bytes, offset: int) -> Ranges:
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, offset + 14)
    starts = struct.unpack_from(f">{count}H", table, offset + 16 + doubled)
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF)
