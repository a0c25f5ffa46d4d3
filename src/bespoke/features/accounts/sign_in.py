"""Signing in with e-mail and password."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, update

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.errors import UnusableEmail, WrongCredentials
from bespoke.features.accounts.lookups import find_user
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.peers import rate_subject
from bespoke.features.accounts.sessions import StartedSession, Visitor, end_session_of, start_session
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import UserRow
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.rates.take import take


async def sign_in(
    database: Database,
    passwords: Passwords,
    settings: AccountSettings,
    *,
    email: str,
    password: str,
    visitor: Visitor,
) -> StartedSession:
    """Raises WrongCredentials, after the same work, for an unknown address, a wrong password and an inactive user.

    No connection is held while the password is hashed. The browser's earlier session ends.
    """
    await take(database, "sign_in_peer", rate_subject(visitor.peer), rate=settings.peer_rate)
    address = _address(email)
    await take(database, "sign_in", address, rate=settings.account_rate)
    user = await find_user(database, hash_of_address(address))
    verdict = await passwords.verify(password, user.password_hash if user else None)
    if user is None or not user.is_active or not verdict.is_right:
        raise WrongCredentials
    return await admit(
        database, settings, owner=user.owner_id, visitor=visitor, means="password", new_hash=verdict.new_hash
    )


async def admit(
    database: Database,
    settings: AccountSettings,
    *,
    owner: UUID,
    visitor: Visitor,
    means: str,
    new_hash: str | None = None,
) -> StartedSession:
    """A new session for somebody who proved to be the owner. Raises WrongCredentials if deactivated meanwhile."""
    values = {"last_login_at": func.clock_timestamp(), **({"password_hash": new_hash} if new_hash else {})}
    async with database.transaction(owner) as session:
        let_in = (
            update(UserRow)
            .where(UserRow.owner_id == owner, UserRow.is_active)
            .values(values)
            .returning(UserRow.owner_id)
        )
        if (await session.execute(let_in)).first() is None:
            raise WrongCredentials
        started = await start_session(session, owner, visitor=visitor, settings=settings)
        await append_event(session, owner, "account.signed_in", subject_id=started.id, payload={"means": means})
    await end_session_of(database, visitor.token)
    return started


def _address(email: str) -> str:
    """What cannot be an address is counted and answered like one that nobody has."""
    try:
        return normalised(email)
    except UnusableEmail:
        return "?"
