"""What crashes leave behind: objects whose row was never written, and files of writes that never ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from bespoke.platform.storage.blobs import BlobStore
from bespoke.platform.storage.local import LocalStore

_BATCH = 200


async def remove_orphans(
    store: BlobStore,
    prefix: str,
    *,
    now: datetime,
    older_than: timedelta,
    known: Callable[[Collection[str]], Awaitable[Collection[str]]],
) -> int:
    """Delete old objects under the prefix that `known` does not return; how many. Young ones may yet get their row."""
    waiting: list[str] = []
    removed = 0
    async for found in store.list(prefix):
        if now - found.modified_at > older_than:
            waiting.append(found.key)
        if len(waiting) >= _BATCH:
            removed += await _remove(store, waiting, await known(waiting))
            waiting = []
    return removed + await _remove(store, waiting, await known(waiting) if waiting else ())


async def remove_partials(store: BlobStore, *, now: datetime, older_than: timedelta) -> int:
    """How many unfinished files went. Only a directory has any."""
    return await store.remove_partials(before=now - older_than) if isinstance(store, LocalStore) else 0


async def _remove(store: BlobStore, keys: Collection[str], known: Collection[str]) -> int:
    unknown = set(keys) - set(known)
    for key in unknown:
        await store.delete(key)
    return len(unknown)
