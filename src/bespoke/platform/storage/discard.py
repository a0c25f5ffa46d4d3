"""Deleting objects with the rows that name them: the rows first, for a row without its object is a broken promise."""

from __future__ import annotations

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


async def discard(session: AsyncSession, owner: UUID, blobs: BlobStore, keys: Sequence[str]) -> None:
    """Once this transaction is committed. What a crash or the storage leaves then has no row: a visit clears it away.

    Before the transaction touches a quota, as whoever reserves.
    """
    if not keys:
        return
    await visit_by(session, owner, kind=TIDY, after=_LATER)

    async def delete() -> None:
        for key in keys:
            try:
                await blobs.delete(key)
            except BespokeError as error:
                log.warning("storage.left_behind", error_type=type(error).__name__)

    afterwards(session, delete)
