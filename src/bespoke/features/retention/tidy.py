"""The sweep's visit that clears away what an owner's requests left behind and nobody needs any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, exists, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.sessions import end_past_sessions
from bespoke.features.ai.answers import drop_past_answers
from bespoke.features.ai.operations import drop_past_days
from bespoke.features.exports.tables import ArtifactRow
from bespoke.features.resumes.tables import SourceRow
from bespoke.platform.http.tables import IdempotencyKeyRow
from bespoke.platform.quota.ledger import expire_reservations
from bespoke.platform.quota.tables import QuotaReservationRow
from bespoke.platform.rates.take import purge as purge_rates
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.keys import owner_prefixes
from bespoke.platform.storage.orphans import remove_orphans, remove_partials

ORPHAN_AGE = timedelta(hours=1)
"""An upload or an export gets its row within a minute; a file that has none by now was left by a crash."""


_AGAIN = ORPHAN_AGE + timedelta(minutes=5)


async def tidy(session: AsyncSession, owner: UUID, blobs: BlobStore, *, now: datetime) -> datetime | None:
    """Reservations, idempotency keys and sessions past their time, files without a row and half-written ones, answers
    and counts of models, spent rate limits. When to come again, for what is too young to be judged by now; None when
    nothing is.
    """
    await expire_reservations(session, owner)
    keys = IdempotencyKeyRow
    past = delete(keys).where(keys.owner_id == owner, keys.expires_at < func.clock_timestamp())
    await session.execute(past, execution_options={"synchronize_session": False})
    await end_past_sessions(session, owner)

    async def known(keys: Collection[str]) -> Collection[str]:
        rows = [
            select(table.object_key).where(table.owner_id == owner, table.object_key.in_(keys))
            for table in (SourceRow, ArtifactRow)
        ]
        return (await session.execute(union_all(*rows))).scalars().all()

    found = []
    for prefix in owner_prefixes(owner):
        found.append(await remove_orphans(blobs, prefix, now=now, older_than=ORPHAN_AGE, known=known))
        found.append(await remove_partials(blobs, prefix, before=now - ORPHAN_AGE))
    await drop_past_answers(session, owner)
    await drop_past_days(session, owner)
    await purge_rates(session)
    held = exists().where(QuotaReservationRow.owner_id == owner)
    is_young = any(one.young for one in found) or await session.scalar(select(held))
    return now + _AGAIN if is_young else None
