"""The sweep's visit that clears away what an owner's requests left behind and nobody needs any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.tables import UserSessionRow
from bespoke.features.resumes.tables import SourceRow
from bespoke.platform.http.tables import IdempotencyKeyRow
from bespoke.platform.quota.ledger import expire_reservations
from bespoke.platform.rates.take import purge as purge_rates
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.orphans import remove_orphans

ORPHAN_AGE = timedelta(hours=1)
"""An upload gets its row within seconds; a file that has none by now was left by a crash."""


async def tidy(session: AsyncSession, owner: UUID, blobs: BlobStore, *, now: datetime) -> None:
    """Reservations, idempotency keys and sessions past their time, files without a row, spent rate limits."""
    await expire_reservations(session, owner)
    for table in (IdempotencyKeyRow, UserSessionRow):
        past = delete(table).where(table.owner_id == owner, table.expires_at < func.clock_timestamp())
        await session.execute(past, execution_options={"synchronize_session": False})

    async def known(keys: Collection[str]) -> Collection[str]:
        found = select(SourceRow.object_key).where(SourceRow.owner_id == owner, SourceRow.object_key.in_(keys))
        return (await session.execute(found)).scalars().all()

    await remove_orphans(blobs, f"sources/{owner}/", now=now, older_than=ORPHAN_AGE, known=known)
    await purge_rates(session)
