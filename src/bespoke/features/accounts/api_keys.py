"""API keys: made with bounds, shown once, listed, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.directory import enter, strike
from bespoke.features.accounts.errors import NoSuchKey, ScopeTooWide, TooManyKeys
from bespoke.features.accounts.tables import ApiKeyRow
from bespoke.features.accounts.tokens import hash_of, new_key
from bespoke.platform.actor import Actor, Scope
from bespoke.platform.events.append import append_event
from bespoke.platform.http.paging import Cursor
from bespoke.platform.ids import new_id

MOST = 50


@dataclass(frozen=True, slots=True)
class MadeKey:
    row: ApiKeyRow
    secret: str


async def create_key(
    session: AsyncSession, actor: Actor, *, name: str, scopes: frozenset[Scope], lives_for: timedelta | None
) -> MadeKey:
    """Raises ScopeTooWide when the actor itself may not do what the key could."""
    if not scopes <= actor.scopes:
        raise ScopeTooWide(
            f"The key would allow {', '.join(sorted(scopes - actor.scopes))}, which you may not do yourself.",
            fix="Ask for fewer scopes, or sign in.",
            field="scopes",
        )
    await _refuse_too_many(session, actor.owner_id)
    made = new_key()
    key = hash_of(made.secret)
    await enter(session, "api_key", key, owner=actor.owner_id)
    values = {
        "owner_id": actor.owner_id,
        "id": new_id(),
        "name": name,
        "prefix": made.prefix,
        "key_hash": key,
        "scopes": sorted(scopes),
        "expires_at": None if lives_for is None else func.clock_timestamp() + lives_for,
    }
    row = (await session.scalars(insert(ApiKeyRow).values(values).returning(ApiKeyRow))).one()
    await append_event(
        session,
        actor.owner_id,
        "api_key.created",
        subject_id=row.id,
        payload={"prefix": made.prefix, "scopes": sorted(scopes)},
        actor=actor,
    )
    return MadeKey(row, made.secret)


async def revoke_key(session: AsyncSession, actor: Actor, *, key_id: UUID) -> None:
    which = (ApiKeyRow.owner_id == actor.owner_id, ApiKeyRow.id == key_id)
    key = await session.scalar(delete(ApiKeyRow).where(*which).returning(ApiKeyRow.key_hash))
    if key is None:
        raise NoSuchKey("There is no API key with this id.", fix="List the keys.", field="key_id")
    await strike(session, "api_key", key)
    await append_event(session, actor.owner_id, "api_key.revoked", subject_id=key_id, actor=actor)


async def list_keys(session: AsyncSession, owner: UUID, *, after: Cursor | None, limit: int) -> Sequence[ApiKeyRow]:
    """Newest first, expired ones too; one more than the limit when there are more."""
    wanted = select(ApiKeyRow).where(ApiKeyRow.owner_id == owner)
    if after is not None:
        wanted = wanted.where(after.after(ApiKeyRow.created_at, ApiKeyRow.id))
    newest = wanted.order_by(ApiKeyRow.created_at.desc(), ApiKeyRow.id.desc())
    return (await session.scalars(newest.limit(limit + 1))).all()


async def _refuse_too_many(session: AsyncSession, owner: UUID) -> None:
    counted = select(func.count()).select_from(ApiKeyRow).where(ApiKeyRow.owner_id == owner)
    count = (await session.execute(counted)).scalar_one()
    if count >= MOST:
        raise TooManyKeys(f"There are {count} API keys already.", fix="Revoke one that is not used.")
