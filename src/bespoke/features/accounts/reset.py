"""A forgotten password: a link that opens once, by mail or from the operator's hand."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import structlog
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.change_password import set_password
from bespoke.features.accounts.directory import enter, owner_of, strike, strike_kinds
from bespoke.features.accounts.errors import LinkSpent, MailOff, UnusableEmail
from bespoke.features.accounts.lookups import find_user
from bespoke.features.accounts.passwords import Passwords, usable
from bespoke.features.accounts.peers import rate_subject
from bespoke.features.accounts.sessions import Visitor
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import PasswordResetRow, UserRow
from bespoke.features.accounts.tokens import hash_of, is_token, new_token
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.mail import MailFailed, MailServer, send_mail
from bespoke.platform.rates.take import take

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class ResetAsked:
    """What is left to do after the answer, so that its time tells nothing."""

    address: str
    mail: MailServer


async def ask_for_reset(
    database: Database, settings: AccountSettings, *, email: str, visitor: Visitor
) -> ResetAsked | None:
    """The same for every address, known or not. Raises MailOff where only the operator can help."""
    if settings.mail is None:
        raise MailOff(
            "This installation sends no mail.", fix="Ask the operator: `bespoke users reset-password` prints a link."
        )
    await take(database, "reset_peer", rate_subject(visitor.peer), rate=settings.peer_rate)
    try:
        address = normalised(email)
    except UnusableEmail:
        return None
    await take(database, "reset", address, rate=settings.account_rate)
    return ResetAsked(address, settings.mail)


async def send_reset(database: Database, settings: AccountSettings, asked: ResetAsked) -> None:
    """Mails a link if an active user has the address."""
    user = await find_user(database, hash_of_address(asked.address))
    if user is None or not user.is_active:
        return
    async with database.transaction(user.owner_id) as session:
        link = await make_reset_link(session, user.owner_id, settings=settings)
    minutes = int(settings.reset_lifetime.total_seconds() // 60)
    body = (
        f"Somebody asked to reset your password at {settings.public_url}.\n\n{link}\n\n"
        f"The link works once, for {minutes} minutes. If it was not you, do nothing.\n"
    )
    try:
        await send_mail(asked.mail, asked.address, subject="Reset your Bespoke password", body=body)
    except MailFailed as error:
        # The answer is long sent, and must not have depended on this.
        log.warning("reset.mail_failed", error_type=type(error).__name__)


async def make_reset_link(session: AsyncSession, owner: UUID, *, settings: AccountSettings) -> str:
    """A later link makes the earlier ones void. The token stands behind #, which browsers send to no server."""
    await session.execute(delete(PasswordResetRow).where(PasswordResetRow.owner_id == owner))
    await strike_kinds(session, owner, ("reset",))
    token = new_token()
    key = hash_of(token)
    await enter(session, "reset", key, owner=owner)
    expires_at = func.clock_timestamp() + settings.reset_lifetime
    await session.execute(
        insert(PasswordResetRow).values(owner_id=owner, id=new_id(), token_hash=key, expires_at=expires_at)
    )
    await append_event(session, owner, "account.reset_requested")
    return f"{settings.public_url.rstrip('/')}/reset-password#token={token}"


async def confirm_reset(database: Database, passwords: Passwords, *, token: str, password: str) -> None:
    """Sets the password and ends every session. Raises LinkSpent for any token that does not open."""
    usable(password)
    key = hash_of(token)
    owner = await owner_of(database, "reset", key) if is_token(token) else None
    if owner is None:
        raise _spent()
    password_hash = await passwords.hash(password)
    async with database.transaction(owner) as session:
        if not await strike(session, "reset", key) or not await _is_open(session, key):
            raise _spent()
        await set_password(session, owner, password_hash, is_proven=True)
        await append_event(session, owner, "account.password_reset")


async def _is_open(session: AsyncSession, key: bytes) -> bool:
    row = PasswordResetRow
    alive = select(UserRow.is_active).join(row, row.owner_id == UserRow.owner_id)
    return bool(await session.scalar(alive.where(row.token_hash == key, row.expires_at > func.clock_timestamp())))


def _spent() -> LinkSpent:
    return LinkSpent("The link was used already or has expired.", fix="Ask for a new one.", field="token")
