"""Being forgotten: rows, files and queued work, and a record outside the database that survives its backups.

The record is written first. A crash halfway, or a backup from before, is made good by replaying the records.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.errors import NotConfirmed
from bespoke.features.accounts.export import keys_of
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.proof import require_proof
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import DirectoryRow, OidcStateRow, UserRow
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.jobs.sweep import Upkeep
from bespoke.platform.jobs.tables import DueRow
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.keys import erasure_key, owner_prefixes
from bespoke.platform.storage.orphans import remove_partials

LEDGER = "erasures/"
DUE = "erasure"
"""Kind of the entry that asks the worker to finish: it alone sees the engine's tickets."""

_DEADLINE_S = 120
_AGAIN_AFTER = timedelta(minutes=1)
_DROP_TICKETS = text("DELETE FROM procrastinate_jobs WHERE args->>'owner_id' = :owner AND status <> 'doing'")
_ANY_TICKET = text("SELECT 1 FROM procrastinate_jobs WHERE args->>'owner_id' = :owner LIMIT 1")


async def erase_me(
    database: Database,
    store: BlobStore,
    passwords: Passwords,
    settings: AccountSettings,
    *,
    actor: Actor,
    confirmation: str,
    password: str | None,
) -> None:
    """`confirmation` is the account's e-mail address, typed. Raises what `require_proof` does, and NotConfirmed."""
    user = await require_proof(database, passwords, settings, actor=actor, password=password)
    if confirmation.strip().lower() != user.email:
        raise NotConfirmed(
            "The erasure was not confirmed.",
            fix="Send your e-mail address as `confirmation`. What is erased cannot be brought back.",
            field="confirmation",
        )
    await erase_owner(database, store, actor.owner_id)


async def erase_owner(database: Database, store: BlobStore, owner: UUID) -> None:
    """May be repeated at any point."""
    record = {"owner_id": str(owner), "erased_at": datetime.now(UTC).isoformat()}
    await store.put(erasure_key(owner), json.dumps(record).encode())
    await _erase_rows(database, owner)
    await _erase_files(store, owner)


def erasure_upkeep(store: BlobStore) -> Upkeep:
    """The worker's visit to an erased owner: tickets, and files that a job under way wrote meanwhile."""

    async def finish(session: AsyncSession, owner: UUID, now: datetime) -> datetime | None:
        values = {"owner": str(owner)}
        await session.execute(_DROP_TICKETS, values)
        await _erase_files(store, owner)
        is_working = (await session.execute(_ANY_TICKET, values)).first() is not None
        return now + _AGAIN_AFTER if is_working else None

    return finish


async def replay_erasures(database: Database, store: BlobStore) -> int:
    """Erase again whom a restored backup brought back; how many they were. `database` as the app's role."""
    again = 0
    async for found in store.list(LEDGER):
        owner = UUID(found.key.removeprefix(LEDGER).removesuffix(".json"))
        if await _is_back(database, owner):
            await _erase_rows(database, owner)
            await _erase_files(store, owner)
            again += 1
    return again


async def _is_back(database: Database, owner: UUID) -> bool:
    async with database.transaction(owner) as session:
        rows = select(UserRow.owner_id).union_all(
            select(DirectoryRow.owner_id).where(DirectoryRow.owner_id == owner),
        )
        return (await session.execute(rows.limit(1))).first() is not None


async def _erase_rows(database: Database, owner: UUID) -> None:
    """Every owned row hangs on the user by its foreign keys; only the tables without owners are named."""
    async with database.transaction(owner, deadline_s=_DEADLINE_S) as session:
        await session.execute(text(f"SET LOCAL statement_timeout = '{_DEADLINE_S}s'"))
        await session.execute(delete(DirectoryRow).where(DirectoryRow.owner_id == owner))
        await session.execute(delete(OidcStateRow).where(OidcStateRow.owner_id == owner))
        await session.execute(delete(DueRow).where(DueRow.owner_id == owner))
        await session.execute(delete(UserRow).where(UserRow.owner_id == owner))
        await session.execute(insert(DueRow).values(owner_id=owner, kind=DUE, at=func.clock_timestamp()))


async def _erase_files(store: BlobStore, owner: UUID) -> None:
    """Also what is being written at this moment: nobody is there any more for whom it could be finished."""
    for prefix in owner_prefixes(owner):
        await remove_partials(store, prefix, before=datetime.max.replace(tzinfo=UTC))
    for key in await keys_of(store, owner):
        await store.delete(key)
