"""Making an account by oneself."""

from __future__ import annotations

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.create import create_user
from bespoke.features.accounts.directory import owner_of
from bespoke.features.accounts.errors import EmailTaken, SignUpClosed
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.peers import rate_subject
from bespoke.features.accounts.sessions import Visitor
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.rates.take import take


async def sign_up(
    database: Database,
    passwords: Passwords,
    settings: AccountSettings,
    *,
    email: str,
    password: str,
    name: str,
    visitor: Visitor,
) -> None:
    """The same work and the same silence whether or not the address was free: signing in shows what came of it."""
    if settings.sign_up == "closed" or settings.is_single_user:
        raise SignUpClosed("New accounts are made by the operator here.", fix="Ask the operator for an account.")
    address = normalised(email)
    await take(database, "sign_up", rate_subject(visitor.peer), rate=settings.peer_rate)
    password_hash = await passwords.hash(password)
    owner = new_id()
    try:
        async with database.transaction(owner) as session:
            await create_user(session, owner, email=address, name=name, password_hash=password_hash)
    except EmailTaken:
        await _tell_its_owner(database, address)


async def _tell_its_owner(database: Database, address: str) -> None:
    """In the audit trail, where only they look; for whoever asked, it takes as long as making an account."""
    owner = await owner_of(database, "email", hash_of_address(address))
    if owner is not None:
        async with database.transaction(owner) as session:
            await append_event(session, owner, "account.sign_up_tried")
