"""The daily clean-up: a visit of the sweep to each owner, or all of them at the operator's word."""

from __future__ import annotations

import time
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.publish import CLEANUP, DAILY
from bespoke.features.exports.remove import AT_ONCE, Removed, is_anything_left, remove_old
from bespoke.features.exports.schemas import CleanupView
from bespoke.platform.database import Database
from bespoke.platform.jobs.sweep import Upkeep
from bespoke.platform.storage import BlobStore

BUDGET_S = 20.0
_OWNERS = text("SELECT owner_id FROM due WHERE kind = :kind AND owner_id > :after ORDER BY owner_id LIMIT 100")
_NOBODY = UUID(int=0)


def cleanup_upkeep(blobs: BlobStore) -> Upkeep:
    async def visit(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:
        removed = await remove_old(session, owner, blobs)
        if removed.artifacts == AT_ONCE:
            return now
        return now + DAILY if await is_anything_left(session, owner) else None

    return visit


async def clean_up(database: Database, blobs: BlobStore, *, budget_s: float = BUDGET_S) -> CleanupView:
    """Every owner who has something that ends one day, each in a transaction of theirs. May be repeated at any time."""
    began = time.monotonic()
    owners, sums, after = 0, Removed(), _NOBODY
    while True:
        page = await _some_owners(database, after)
        for owner in page:
            if time.monotonic() - began > budget_s:
                return _shown(owners, sums, is_complete=False)
            sums = _add(sums, await _clean_owner(database, owner, blobs))
            owners += 1
        if not page:
            return _shown(owners, sums, is_complete=True)
        after = page[-1]


async def _some_owners(database: Database, after: UUID) -> list[UUID]:
    async with database.transaction() as session:
        return list((await session.execute(_OWNERS, {"kind": CLEANUP, "after": after})).scalars())


async def _clean_owner(database: Database, owner: UUID, blobs: BlobStore) -> Removed:
    sums = Removed()
    while True:
        async with database.transaction(owner) as session:
            removed = await remove_old(session, owner, blobs)
        sums = _add(sums, removed)
        if removed.artifacts < AT_ONCE:
            return sums


def _add(one: Removed, other: Removed) -> Removed:
    return Removed(
        one.artifacts + other.artifacts,
        one.history_lines + other.history_lines,
        one.freed_bytes + other.freed_bytes,
    )


def _shown(owners: int, sums: Removed, *, is_complete: bool) -> CleanupView:
    return CleanupView(
        owners=owners,
        artifacts=sums.artifacts,
        history_lines=sums.history_lines,
        freed_bytes=sums.freed_bytes,
        is_complete=is_complete,
    )
