"""Which part of a file a request asks for (RFC 9110, 14): one range, or the whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from bespoke.platform.errors import Unsatisfiable

_ONE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII)


class RangeUnsatisfiable(Unsatisfiable):
    """The file has no such part."""


class Part(NamedTuple):
    start: int
    length: int


def part_of(header: str | None, size_bytes: int) -> Part | None:
    """None for the whole, also where the header is malformed or asks for several parts: a server may ignore it.

    Raises RangeUnsatisfiable with the size.
    """
    match = _ONE.fullmatch(header or "")
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size_bytes - int(last), 0), size_bytes - 1
    else:
        start, end = int(first), min(int(last) if last else size_bytes - 1, size_bytes - 1)
        if last and int(last) < start:
            return None
    if start > end or start >= size_bytes:
        error = RangeUnsatisfiable(f"The file has {size_bytes:,} bytes.", fix="Ask for some of these.", field="Range")
        raise error.with_extra(size_bytes=size_bytes)
    return Part(start, end - start + 1)
