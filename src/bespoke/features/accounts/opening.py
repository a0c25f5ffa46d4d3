"""Single-user mode: the one person of this machine, let in by a link that opens once."""

from __future__ import annotations

from uuid import UUID

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.create import create_user
from bespoke.features.accounts.directory import enter, owner_of, strike, strike_kinds
from bespoke.features.accounts.errors import LinkSpent
from bespoke.features.accounts.sessions import StartedSession, Visitor
from bespoke.features.accounts.settings import SINGLE_USER_EMAIL, AccountSettings
from bespoke.features.accounts.sign_in import admit
from bespoke.features.accounts.tokens import hash_of, is_token, new_token
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id


async def ensure_user(database: Database, email: str, *, name: str = "") -> UUID:
    """The owner with this address, made without a password where there is none: for who signs in by other means."""
    address = normalised(email)
    key = hash_of_address(address)
    owner = await owner_of(database, "email", key)
    if owner is None:
        owner = new_id()
        async with database.transaction(owner) as session:
            await create_user(session, owner, email=address, name=name, is_proven=True)
    return owner


async def make_opening_link(database: Database, settings: AccountSettings) -> str:
    """For the terminal of the person who starts the product; an earlier link becomes void."""
    owner = await ensure_user(database, SINGLE_USER_EMAIL)
    token = new_token()
    async with database.transaction(owner) as session:
        await strike_kinds(session, owner, ("opening",))
        await enter(session, "opening", hash_of(token), owner=owner)
    return f"{settings.public_url.rstrip('/')}{settings.api_prefix}/auth/open?token={token}"


async def open_once(database: Database, settings: AccountSettings, *, token: str, visitor: Visitor) -> StartedSession:
    """Raises LinkSpent unless it is the newest link and its first use."""
    key = hash_of(token)
    owner = await owner_of(database, "opening", key) if settings.is_single_user and is_token(token) else None
    if owner is None:
        raise _spent()
    async with database.transaction() as session:
        if not await strike(session, "opening", key):
            raise _spent()
    return await admit(database, settings, owner=owner, visitor=visitor, means="opening")


def _spent() -> LinkSpent:
    return LinkSpent("The link was used already.", fix="Restart, and open the link that is printed.", field="token")
