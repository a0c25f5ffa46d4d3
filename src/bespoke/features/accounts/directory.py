"""The directory: whose hash this is, asked before anybody is known. It has no row-level security and no content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.tables import DirectoryRow
from bespoke.platform.database import Database
from bespoke.platform.database.single import fetch_first

Kind = Literal["email", "session", "api_key", "identity", "reset", "opening"]


async def enter(session: AsyncSession, kind: Kind, key: bytes, *, owner: UUID) -> bool:
    """False when another owner has it; a concurrent transaction that enters the same is waited for."""
    made = insert(DirectoryRow).values(kind=kind, key=key, owner_id=owner).on_conflict_do_nothing()
    return (await session.execute(made.returning(DirectoryRow.owner_id))).first() is not None


async def strike(session: AsyncSession, kind: Kind, *keys: bytes) -> int:
    """How many were there. Of concurrent transactions that strike the same, one gets it."""
    struck = delete(DirectoryRow).where(DirectoryRow.kind == kind, DirectoryRow.key.in_(keys))
    return len((await session.execute(struck.returning(DirectoryRow.key))).all())


async def strike_kinds(session: AsyncSession, owner: UUID, kinds: Sequence[Kind]) -> None:
    """All the owner's entries of some kinds."""
    await session.execute(delete(DirectoryRow).where(DirectoryRow.owner_id == owner, DirectoryRow.kind.in_(kinds)))


async def owner_of(database: Database, kind: Kind, key: bytes) -> UUID | None:
    found = select(DirectoryRow.owner_id).where(DirectoryRow.kind == kind, DirectoryRow.key == key)
    row = await fetch_first(database, found)
    return None if row is None else row.owner_id
