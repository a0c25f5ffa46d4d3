"""The interface of every storage, and what they share."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from bespoke.platform.storage.errors import CorruptObject, InvalidRange, ObjectTooLarge

Content = bytes | AsyncIterator[bytes]


class Stored(NamedTuple):
    size_bytes: int
    sha256: str


class Listed(NamedTuple):
    key: str
    size_bytes: int
    modified_at: datetime


class BlobStore(Protocol):
    """Objects are whole or not there: nobody ever sees one half-written. Raises the errors of this package."""

    async def put(
        self,
        key: str,
        content: Content,
        *,
        limit_bytes: int | None = None,
        replace: bool = True,
        disposition: str | None = None,
    ) -> Stored:
        """Raises ObjectTooLarge beyond the limit, ObjectExists where nothing may be replaced; nothing is left then.

        Whoever asks again after StorageUnavailable may be told ObjectExists: of what was stored the first time.
        `disposition` is the Content-Disposition with which a storage that signs addresses answers at them.
        """
        ...

    def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        """The object or a range of it, unverified. Raises InvalidRange where the range holds no byte of the object."""
        ...

    async def delete(self, key: str) -> None:
        """Deleting what is not there is no error."""
        ...

    def list(self, prefix: str) -> AsyncIterator[Listed]:
        """Every object under a prefix that ends with a slash, in any order."""
        ...

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:
        """An address that needs no account until it expires; None where the storage has none of its own."""
        ...


def check_range(start: int, length: int | None) -> None:
    if start < 0 or (length is not None and length < 1):
        raise beyond_the_end()


def beyond_the_end() -> InvalidRange:
    return InvalidRange("The file has no bytes there.", fix="Ask for a range inside the file.", field="Range")


async def get(store: BlobStore, key: str, *, sha256: str | None = None) -> bytes:
    """The whole object. Raises CorruptObject when it is not what the hash says."""
    content = b"".join([chunk async for chunk in store.stream(key)])
    if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
        raise _corrupt()
    return content


async def verified(store: BlobStore, key: str, *, sha256: str) -> AsyncIterator[bytes]:
    """The whole object. Raises CorruptObject in place of the last chunk, so that nobody gets a whole wrong file."""
    seen = hashlib.sha256()
    held = b""
    async for chunk in store.stream(key):
        if held:
            yield held
        seen.update(chunk)
        held = chunk
    if seen.hexdigest() != sha256:
        raise _corrupt()
    if held:
        yield held


async def begun(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same pieces, once the first of them is there: what fails at once is told before anything is answered."""
    first = await anext(pieces, b"")

    async def all_of_them() -> AsyncIterator[bytes]:
        if first:
            yield first
        async for piece in pieces:
            yield piece

    return all_of_them()


def _corrupt() -> CorruptObject:
    return CorruptObject("A stored file does not match its hash.", fix="Restore it from a backup, or make it again.")


class Counted:
    """Content on its way into a storage: counted, hashed, and stopped at the limit."""

    def __init__(self, content: Content, limit_bytes: int | None) -> None:
        self._content = content
        self._limit_bytes = limit_bytes
        self._hash = hashlib.sha256()
        self._size_bytes = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in _chunks(self._content):
            self._size_bytes += len(chunk)
            if self._limit_bytes is not None and self._size_bytes > self._limit_bytes:
                raise ObjectTooLarge(
                    f"The file has more than {self._limit_bytes:,} bytes.",
                    fix="Remove pictures from it, or ask the operator.",
                )
            self._hash.update(chunk)
            yield chunk

    @property
    def stored(self) -> Stored:
        return Stored(self._size_bytes, self._hash.hexdigest())


async def _chunks(content: Content) -> AsyncIterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    async for chunk in content:
        yield chunk
