"""Objects at S3, Google Cloud Storage, Azure, or in memory, by obstore. Every call is bounded in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import obstore
from obstore import exceptions

from bespoke.platform.storage.blobs import Content, Counted, Listed, Stored
from bespoke.platform.storage.errors import ObjectMissing, StorageFull, StorageUnavailable
from bespoke.platform.storage.keys import check_key

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_DEADLINE_S = 30.0
_TRANSFER_DEADLINE_S = 120.0
_CHUNK_BYTES = 256 * 1024
_SIGNING = ("S3Store", "GCSStore", "AzureStore")


class CloudStore:
    """A part of a bucket. An object appears when its upload is complete; an interrupted one never does."""

    def __init__(self, store: ObjectStore) -> None:
        self._store: Any = store

    async def put(self, key: str, content: Content, *, limit_bytes: int | None = None) -> Stored:
        counted = Counted(content, limit_bytes)
        # What is small goes in one request, which a lost reply cannot leave half done.
        whole = [chunk async for chunk in counted]
        with _translated():
            async with asyncio.timeout(_TRANSFER_DEADLINE_S):
                await obstore.put_async(self._store, check_key(key), b"".join(whole))
        return counted.stored

    async def stream(self, key: str, *, start: int = 0, length: int | None = None) -> AsyncIterator[bytes]:
        with _translated():
            async with asyncio.timeout(_TRANSFER_DEADLINE_S):
                result = await obstore.get_async(self._store, check_key(key), options=_range(start, length))
                async for chunk in result.stream(min_chunk_size=_CHUNK_BYTES):
                    yield bytes(chunk)

    async def delete(self, key: str) -> None:
        try:
            with _translated():
                async with asyncio.timeout(_DEADLINE_S):
                    await obstore.delete_async(self._store, check_key(key))
        except ObjectMissing:
            return

    async def list(self, prefix: str) -> AsyncIterator[Listed]:
        check_key(prefix.removesuffix("/"))
        with _translated():
            async for batch in obstore.list(self._store, prefix):
                for found in batch:
                    yield Listed(found["path"], found["size"], found["last_modified"])

    async def sign(self, key: str, *, expires_in: timedelta) -> str | None:
        if type(self._store).__name__ not in _SIGNING:
            return None
        with _translated():
            async with asyncio.timeout(_DEADLINE_S):
                return str(await obstore.sign_async(self._store, "GET", check_key(key), expires_in))


def _range(start: int, length: int | None) -> Any:  # obstore's own shapes
    if length is not None:
        return {"range": (start, start + length)}
    return {"range": {"offset": start}} if start else None


@contextmanager
def _translated() -> Iterator[None]:
    """The messages of the library hold addresses and keys: they stay here."""
    try:
        yield
    except (exceptions.NotFoundError, FileNotFoundError):
        raise ObjectMissing("A stored file is not there.", fix="Make it again.") from None
    except TimeoutError:
        raise StorageUnavailable("The storage did not answer in time.", fix="Try again in a moment.") from None
    except exceptions.BaseError as error:
        if any(sign in str(error) for sign in ("QuotaExceeded", "InsufficientStorage", "507")):
            raise StorageFull("The storage is full.", fix="Enlarge it.") from None
        kind = type(error).__name__
        raise StorageUnavailable(f"The storage refused ({kind}).", fix="Check BESPOKE_STORAGE_… settings.") from None
