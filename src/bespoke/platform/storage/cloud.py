"""Objects at S3, Google Cloud Storage, Azure, or in memory, by obstore. Every call is bounded in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import obstore

from bespoke.platform.storage.blobs import Content, Counted, Listed, Stored, check_range
from bespoke.platform.storage.cloud_errors import translated
from bespoke.platform.storage.deadlines import Deadlines
from bespoke.platform.storage.errors import ObjectMissing
from bespoke.platform.storage.keys import check_key, check_prefix
from bespoke.platform.storage.signing import check_lifetime

if TYPE_CHECKING:
    from obstore.store import ObjectStore

T = TypeVar("T")

MOST_BYTES = 64 * 1024**2
"""Of one object: it is held in memory to go in one request, which a lost reply cannot leave half done."""

_CHUNK_BYTES = 256 * 1024
_SIGNING = ("S3Store", "GCSStore", "AzureStore")


class CloudStore:
    """A part of a bucket. An object appears when its upload is complete; an interrupted one never does."""

    def __init__(self, store: ObjectStore, deadlines: Deadlines | None = None) -> None:
        self._store: Any = store
        self._deadlines = deadlines or Deadlines()

    async def put(
        self,
        key: str,
        content: Content,
        *,
        limit_bytes: int | None = None,
        replace: bool = True,
        disposition: str | None = None,
    ) -> Stored:
        path = check_key(key)
        counted = Counted(content, MOST_BYTES if limit_bytes is None else min(limit_bytes, MOST_BYTES))
        whole = bytearray()
        async for chunk in counted:
            whole += chunk
        mode = "overwrite" if replace else "create"
        attributes = {"Content-Disposition": disposition} if disposition else None
        sent = obstore.put_async(self._store, path, whole, attributes=attributes, mode=mode, use_multipart=False)  # type: ignore[arg-type]  # mode
        await _within(self._deadlines.put_s, sent)
        return counted.stored

    async def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        path = check_key(key)
        check_range(start, length)
        asked = obstore.get_async(self._store, path, options=_range(start, length))
        result = await _within(self._deadlines.call_s, asked)
        pieces = result.stream(min_chunk_size=_CHUNK_BYTES)
        while (piece := await _within(self._deadlines.call_s, anext(pieces, None))) is not None:
            yield bytes(piece)

    async def delete(self, key: str) -> None:
        try:
            await _within(self._deadlines.call_s, obstore.delete_async(self._store, check_key(key)))
        except ObjectMissing:
            return

    async def list(self, prefix: str) -> AsyncIterator[Listed]:
        batches = obstore.list(self._store, check_prefix(prefix))
        while (batch := await _within(self._deadlines.call_s, anext(batches, None))) is not None:
            for found in batch:
                yield Listed(found["path"], found["size"], found["last_modified"])

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:
        path = check_key(key)
        check_lifetime(expires_in)
        if type(self._store).__name__ not in _SIGNING:
            return None
        return str(await _within(self._deadlines.call_s, obstore.sign_async(self._store, "GET", path, expires_in)))


async def _within(seconds: float, work: Awaitable[T]) -> T:
    """Never around a `yield`: the deadline would then strike whoever reads the stream."""
    with translated():
        async with asyncio.timeout(seconds):
            return await work


def _range(start: int, length: int | None) -> Any:  # obstore's own shapes
    if length is not None:
        return {"range": (start, start + length)}
    return {"range": {"offset": start}} if start else None
