"""A new password, by somebody who is signed in."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.directory import strike_kinds
from bespoke.features.accounts.errors import WrongPassword
from bespoke.features.accounts.passwords import Passwords, usable
from bespoke.features.accounts.proof import require_proof
from bespoke.features.accounts.sessions import StartedSession, Visitor, end_all_sessions, start_session
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import PasswordResetRow, UserRow
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event


async def change_password(
    database: Database,
    passwords: Passwords,
    settings: AccountSettings,
    *,
    actor: Actor,
    old: str | None,
    new: str,
    visitor: Visitor,
) -> StartedSession | None:
    """Needs the old password; who has none yet needs a fresh sign-in. Every session ends.

    A new one for the browser that asked, None when a key did.
    """
    usable(new)
    user = await require_proof(database, passwords, settings, actor=actor, password=old)
    if user.password_hash is not None and old is None:
        raise WrongPassword
    password_hash = await passwords.hash(new)
    async with database.transaction(actor.owner_id) as session:
        await set_password(session, actor.owner_id, password_hash)
        started = None
        if actor.means in ("session", "single_user"):
            started = await start_session(session, actor.owner_id, visitor=visitor, settings=settings)
        await append_event(session, actor.owner_id, "account.password_changed", actor=actor)
    return started


async def set_password(session: AsyncSession, owner: UUID, password_hash: str, *, is_proven: bool = False) -> None:
    """Ends every session and every reset link with it. `is_proven`: the person showed that the address is theirs."""
    values = {"password_hash": password_hash, "updated_at": func.clock_timestamp()}
    if is_proven:
        values["email_verified_at"] = func.coalesce(UserRow.email_verified_at, func.clock_timestamp())
    await session.execute(update(UserRow).where(UserRow.owner_id == owner).values(values))
    await session.execute(delete(PasswordResetRow).where(PasswordResetRow.owner_id == owner))
    await strike_kinds(session, owner, ("reset", "opening"))
    await end_all_sessions(session, owner)
