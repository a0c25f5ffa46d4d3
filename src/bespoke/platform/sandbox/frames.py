"""Messages between parent and child: one letter, eight bytes of length, the content."""

from __future__ import annotations

import struct
from typing import Protocol

_HEADER = struct.Struct(">cQ")

READY, REQUEST, TAKEN = b"+", b"Q", b"T"
RESULT, ERROR, OUT_OF_MEMORY, FAILURE, TOO_LARGE = b"R", b"E", b"M", b"X", b"L"
MAX_REPORT_BYTES = 64 * 1024
"""The most an error may say; only results may be larger."""


class Stream(Protocol):
    def readinto(self, buffer: memoryview, /) -> int | None: ...

    def write(self, content: memoryview, /) -> int | None: ...


def send(stream: Stream, kind: bytes, content: bytes) -> None:
    for part in (_HEADER.pack(kind, len(content)), content):
        view = memoryview(part)
        while view:
            view = view[stream.write(view) or 0 :]


def receive(stream: Stream, *, max_bytes: int) -> tuple[bytes, bytes] | None:
    """The next message; None when the other side is gone. Raises ValueError for one that is too long or none at all."""
    header = _read(stream, _HEADER.size)
    if header is None:
        return None
    kind, size = _HEADER.unpack(header)
    if size > (max_bytes if kind in (RESULT, REQUEST) else MAX_REPORT_BYTES):
        raise ValueError(f"a message of {size} bytes")
    content = _read(stream, size)
    return None if content is None else (kind, content)


def _read(stream: Stream, size: int) -> bytes | None:
    buffer = bytearray(size)
    view = memoryview(buffer)
    while view:
        count = stream.readinto(view)
        if not count:
            return None
        view = view[count:]
    return bytes(buffer)
