"""Any storage, with its calls counted and timed for the operator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import perf_counter

from bespoke.platform.errors import BespokeError
from bespoke.platform.storage.blobs import BlobStore, Content, Listed, Stored, begun
from bespoke.platform.storage.orphans import Orphans, remove_partials
from bespoke.platform.telemetry.figures import STORAGE_FAILURES, STORAGE_SECONDS, STORED_BYTES


class MeasuredStore:
    """Of a stream only the wait for its first piece is timed: how long a reader takes for the rest is its own."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store

    async def put(
        self,
        key: str,
        content: Content,
        *,
        limit_bytes: int | None = None,
        replace: bool = True,
        disposition: str | None = None,
    ) -> Stored:
        with _timed("put"):
            stored = await self._store.put(
                key, content, limit_bytes=limit_bytes, replace=replace, disposition=disposition
            )
        STORED_BYTES.labels(_room(key)).inc(stored.size_bytes)
        return stored

    async def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        with _timed("get"):
            pieces = await begun(self._store.stream(key, start=start, length=length))
        async for piece in pieces:
            yield piece

    async def delete(self, key: str) -> None:
        with _timed("delete"):
            await self._store.delete(key)

    def list(self, prefix: str) -> AsyncIterator[Listed]:
        return self._store.list(prefix)

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:
        return await self._store.sign(key, expires_in=expires_in)

    async def remove_partials(self, prefix: str, *, before: datetime) -> Orphans:
        return await remove_partials(self._store, prefix, before=before)


@contextmanager
def _timed(operation: str) -> Iterator[None]:
    began = perf_counter()
    try:
        yield
    except BespokeError as error:
        STORAGE_FAILURES.labels(operation, error.code).inc()
        raise
    finally:
        STORAGE_SECONDS.labels(operation).observe(perf_counter() - began)


def _room(key: str) -> str:
    """Keys are ours: `sources/…` or `exports/…`."""
    return key.partition("/")[0]
