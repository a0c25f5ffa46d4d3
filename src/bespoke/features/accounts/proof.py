"""Showing once more that it is really you, before what cannot be undone."""

from __future__ import annotations

from sqlalchemy import exists, func, select

from bespoke.features.accounts.errors import FreshSignInNeeded, NotSignedIn, WrongPassword
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import UserRow, UserSessionRow
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.rates.take import take


async def require_proof(
    database: Database, passwords: Passwords, settings: AccountSettings, *, actor: Actor, password: str | None
) -> UserRow:
    """The user, proved by the password or by a session that was started moments ago.

    Raises WrongPassword for a wrong password (tries are limited as at sign-in), FreshSignInNeeded without either.
    """
    user, is_fresh = await _user(database, settings, actor)
    if password is not None:
        await take(database, "sign_in", user.email, rate=settings.account_rate)
        if not (await passwords.verify(password, user.password_hash)).is_right:
            raise WrongPassword
    elif not is_fresh:
        raise FreshSignInNeeded(
            "This needs the password, or a sign-in of the last few minutes.",
            fix="Send `password`, or sign in again first.",
            field="password",
        )
    return user


async def _user(database: Database, settings: AccountSettings, actor: Actor) -> tuple[UserRow, bool]:
    row = UserSessionRow
    fresh = exists().where(
        row.owner_id == actor.owner_id,
        row.id == actor.credential_id,
        row.created_at > func.clock_timestamp() - settings.fresh_for,
    )
    async with database.transaction(actor.owner_id) as session:
        found = (await session.execute(select(UserRow, fresh).where(UserRow.owner_id == actor.owner_id))).one_or_none()
    if found is None:
        raise NotSignedIn
    return found[0], bool(found[1])
