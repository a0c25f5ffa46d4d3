"""Tables of a TrueType or OpenType file, read without reading the rest of it."""

from __future__ import annotations

import struct
from pathlib import Path


def font_table(path: Path, wanted: str) -> bytes:
    """Raises ValueError when the font has no such table."""
    with path.open("rb") as file:
        (count,) = struct.unpack(">4xH6x", file.read(12))
        directory = file.read(16 * count)
        for n in range(count):
            tag, _, offset, length = struct.unpack_from(">4sLLL", directory, 16 * n)
            if tag == wanted.encode():
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"{path.name} has no {wanted} table")
