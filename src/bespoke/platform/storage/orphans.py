"""What crashes leave behind: objects whose row was never written, and files of writes that never ended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol, runtime_checkable

from bespoke.platform.storage.blobs import BlobStore

_BATCH = 200


class Orphans(NamedTuple):
    """How many were deleted, and how many have no row but are too young to judge."""

    removed: int
    young: int


@runtime_checkable
class LeavesPartials(Protocol):
    """A storage in which interrupted writes leave something behind. Buckets clear theirs away by their own rules."""

    async def remove_partials(self, prefix: str, *, before: datetime) -> Orphans: ...


async def remove_orphans(
    store: BlobStore,
    prefix: str,
    *,
    now: datetime,
    older_than: timedelta,
    known: Callable[[Collection[str]], Awaitable[Collection[str]]],
) -> Orphans:
    """Delete old objects under the prefix that `known` does not return. Young ones may yet get their row."""
    old: list[str] = []
    young: list[str] = []
    removed = unsettled = 0
    async for found in store.list(prefix):
        (old if now - found.modified_at > older_than else young).append(found.key)
        if len(old) >= _BATCH:
            removed += await _remove(store, old, await known(old))
            old = []
        if len(young) >= _BATCH:
            unsettled += len(set(young) - set(await known(young)))
            young = []
    removed += await _remove(store, old, await known(old) if old else ())
    return Orphans(removed, unsettled + (len(set(young) - set(await known(young))) if young else 0))


async def remove_partials(store: BlobStore, prefix: str, *, before: datetime) -> Orphans:
    """Delete what unfinished writes left under the prefix and nobody wrote to since. Young ones may yet be finished."""
    return await store.remove_partials(prefix, before=before) if isinstance(store, LeavesPartials) else Orphans(0, 0)


async def _remove(store: BlobStore, keys: Collection[str], known: Collection[str]) -> int:
    unknown = set(keys) - set(known)
    for key in unknown:
        await store.delete(key)
    return len(unknown)
