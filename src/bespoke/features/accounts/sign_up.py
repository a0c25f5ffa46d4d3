"""Making an account by oneself."""

from __future__ import annotations

from contextlib import suppress

from bespoke.features.accounts.addresses import normalised
from bespoke.features.accounts.create import create_user
from bespoke.features.accounts.errors import EmailTaken, SignUpClosed
from bespoke.features.accounts.passwords import Passwords
from bespoke.features.accounts.peers import rate_subject
from bespoke.features.accounts.sessions import Visitor
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database
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
    with suppress(EmailTaken):  # Who signs up must not learn who has an account.
        async with database.transaction(owner) as session:
            await create_user(session, owner, email=address, name=name, password_hash=password_hash)
