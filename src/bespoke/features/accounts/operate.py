"""What the operator does with users, without HTTP.

`database` is under the role `bespoke_migrate`, whose policy lets it see every owner: the role that serves requests
sees one at a time and could not list them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Update, func, select, update

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.create import create_user
from bespoke.features.accounts.directory import owner_of
from bespoke.features.accounts.errors import NoSuchUser
from bespoke.features.accounts.reset import make_reset_link
from bespoke.features.accounts.sessions import end_all_sessions
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import UserRow
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.http.paging import Cursor
from bespoke.platform.ids import new_id


@dataclass(frozen=True, slots=True)
class Created:
    """The link sets the first password: the operator never knows one."""

    owner_id: UUID
    link: str


async def list_users(database: Database, *, after: Cursor | None = None, limit: int = 100) -> Sequence[UserRow]:
    """Newest first."""
    wanted = select(UserRow)
    if after is not None:
        wanted = wanted.where(after.after(UserRow.created_at, UserRow.owner_id))
    async with database.transaction() as session:
        newest = wanted.order_by(UserRow.created_at.desc(), UserRow.owner_id.desc()).limit(limit)
        return (await session.scalars(newest)).all()


async def create(database: Database, settings: AccountSettings, *, email: str, name: str = "") -> Created:
    """Raises UnusableEmail, EmailTaken."""
    owner, address = new_id(), normalised(email)
    async with database.transaction(owner) as session:
        await create_user(session, owner, email=address, name=name, is_proven=True)
        link = await make_reset_link(session, owner, settings=settings)
    return Created(owner, link)


async def deactivate(database: Database, *, email: str) -> None:
    """Refused from the next request on; the sessions end, so that activating again does not bring them back."""
    owner = await _find(database, email)
    async with database.transaction(owner) as session:
        await session.execute(_activity(owner, is_active=False))
        await end_all_sessions(session, owner)
        await append_event(session, owner, "account.deactivated")


async def activate(database: Database, *, email: str) -> None:
    owner = await _find(database, email)
    async with database.transaction(owner) as session:
        await session.execute(_activity(owner, is_active=True))
        await append_event(session, owner, "account.activated")


async def reset_password(database: Database, settings: AccountSettings, *, email: str) -> str:
    """A link for the person, which works once."""
    owner = await _find(database, email)
    async with database.transaction(owner) as session:
        return await make_reset_link(session, owner, settings=settings)


def _activity(owner: UUID, *, is_active: bool) -> Update:
    row = UserRow
    return update(row).where(row.owner_id == owner).values(is_active=is_active, updated_at=func.clock_timestamp())


async def _find(database: Database, email: str) -> UUID:
    owner = await owner_of(database, "email", hash_of_address(normalised(email)))
    if owner is None:
        raise NoSuchUser("No user has this e-mail address.", fix="See `bespoke users list`.", field="email")
    return owner
