"""Deleting objects with the rows that name them: the rows first, for a row without its object is a broken promise."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database.afterwards import afterwards
from bespoke.platform.errors import BespokeError
from bespoke.platform.jobs.due import TIDY, visit_by
from bespoke.platform.storage.blobs import BlobStore

log = structlog.get_logger(__name__)

_LATER = timedelta(hours=2)
_PATIENCE_S = 10.0
"""Whoever committed waits for it, and may be the sweep that everybody waits for. What is left is for the visit."""


async def discard(session: AsyncSession, owner: UUID, blobs: BlobStore, keys: Sequence[str]) -> None:
    """Once this transaction is committed. What a crash or the storage leaves then has no row: a visit clears it away.

    Before the transaction touches a quota, as whoever reserves.
    """
    if not keys:
        return
    await visit_by(session, owner, kind=TIDY, after=_LATER)

    async def delete() -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                for key in keys:
                    await blobs.delete(key)
        except (BespokeError, TimeoutError) as error:
            log.warning("storage.left_behind", error_type=type(error).__name__)

    afterwards(session, delete)
