"""A small print of a JSON value, by which most documents that cannot contain another are told without unpacking them.

A Bloom filter over the value's scalars, each with the way to it: what contains a value has all of the value's bits. The
reverse does not hold, so the database still compares those that are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

BITS = 12_288
_BITS_EACH = 4
"""Some 1,200 scalars of a whole optimization set a third of the bits: one that is not there is mistaken once in 100."""

_EXACT = 2**53


def fingerprint(value: object) -> str:
    """As PostgreSQL reads a bit string in hexadecimal digits: an x and 3,072 digits."""
    bits = 0
    for check in _checks(value, 0):
        rest, place = divmod(check, BITS)
        for _ in range(_BITS_EACH):
            bits |= 1 << place
            place = (place + rest * 2 + 1) % BITS
    return f"x{bits:0{BITS // 4}x}"


def _checks(value: object, way: int) -> Iterator[int]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _checks(part, crc32(_bytes(f"{key}\0"), way))
    elif isinstance(value, list | tuple):
        below = crc32(b"[]", way)
        for part in value:
            yield from _checks(part, below)
    else:
        text = _scalar(value)
        if text is not None:
            yield crc32(_bytes(text), way)


def _scalar(value: object) -> str | None:
    """Equal for what the database holds equal; None for numbers that only it compares exactly."""
    if isinstance(value, str):
        return f"s{value}"
    if value is None or isinstance(value, bool):
        return f"c{value}"
    if isinstance(value, int | float) and abs(value) < _EXACT:
        return f"n{float(value) + 0.0!r}"
    return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
