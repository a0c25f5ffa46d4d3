"""Sessions of browsers: started at sign-in, listed, ended one by one or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.directory import enter, owner_of, strike
from bespoke.features.accounts.errors import NoSuchSession
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import UserSessionRow
from bespoke.features.accounts.tokens import hash_of, new_token
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.http.paging import Cursor
from bespoke.platform.ids import new_id

_NOW = func.clock_timestamp()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who knocks: the address, the browser's name for itself, and the session it already holds."""

    peer: str = ""
    user_agent: str = ""
    token: str | None = None


@dataclass(frozen=True, slots=True)
class StartedSession:
    """The token leaves for the browser and is stored nowhere."""

    id: UUID
    owner_id: UUID
    token: str


async def start_session(
    session: AsyncSession, owner: UUID, *, visitor: Visitor, settings: AccountSettings
) -> StartedSession:
    """Always a new token. The owner's dead sessions are cleared away on the occasion."""
    await _end(session, owner, or_(UserSessionRow.expires_at <= _NOW, UserSessionRow.last_seen_at <= _ago(settings)))
    started = StartedSession(new_id(), owner, new_token())
    key = hash_of(started.token)
    await enter(session, "session", key, owner=owner)
    await session.execute(
        insert(UserSessionRow).values(
            owner_id=owner,
            id=started.id,
            token_hash=key,
            peer=visitor.peer[:100],
            user_agent=visitor.user_agent[:300],
            expires_at=_NOW + settings.session_lifetime,
        )
    )
    return started


async def end_session_of(database: Database, token: str | None) -> None:
    """The session that a browser holds, whosever it is; nothing when it holds none that lives."""
    if token is None:
        return
    key = hash_of(token)
    owner = await owner_of(database, "session", key)
    if owner is None:
        return
    async with database.transaction(owner) as session:
        if await _end(session, owner, UserSessionRow.token_hash == key):
            await append_event(session, owner, "account.signed_out")


async def end_session(session: AsyncSession, actor: Actor, *, session_id: UUID) -> None:
    if not await _end(session, actor.owner_id, UserSessionRow.id == session_id):
        raise NoSuchSession("There is no session with this id.", fix="List the sessions.", field="session_id")
    await append_event(session, actor.owner_id, "session.revoked", subject_id=session_id, actor=actor)


async def end_other_sessions(session: AsyncSession, actor: Actor) -> None:
    """All but the one that asks."""
    ended = await end_all_sessions(session, actor.owner_id, but=actor.credential_id)
    if ended:
        await append_event(session, actor.owner_id, "session.others_revoked", payload={"count": ended}, actor=actor)


async def end_all_sessions(session: AsyncSession, owner: UUID, *, but: UUID | None = None) -> int:
    """How many they were; the caller says in the audit trail why."""
    return await _end(session, owner, UserSessionRow.id.is_distinct_from(but))


async def end_past_sessions(session: AsyncSession, owner: UUID) -> int:
    """Those whose time is over; how many they were."""
    return await _end(session, owner, UserSessionRow.expires_at <= _NOW)


async def list_sessions(
    session: AsyncSession, owner: UUID, *, settings: AccountSettings, after: Cursor | None, limit: int
) -> Sequence[UserSessionRow]:
    """Those that live, newest first; one more than the limit when there are more."""
    row = UserSessionRow
    wanted = select(row).where(row.owner_id == owner, row.expires_at > _NOW, row.last_seen_at > _ago(settings))
    if after is not None:
        wanted = wanted.where(after.after(row.created_at, row.id))
    return (await session.scalars(wanted.order_by(row.created_at.desc(), row.id.desc()).limit(limit + 1))).all()


async def _end(session: AsyncSession, owner: UUID, *which: ColumnElement[bool]) -> int:
    """In the rows and in the directory, which is what authentication asks first."""
    ended = (
        await session.scalars(
            delete(UserSessionRow).where(UserSessionRow.owner_id == owner, *which).returning(UserSessionRow.token_hash)
        )
    ).all()
    if ended:
        await strike(session, "session", *ended)
    return len(ended)


def _ago(settings: AccountSettings) -> ColumnElement[timedelta]:
    return _NOW - settings.session_idle
