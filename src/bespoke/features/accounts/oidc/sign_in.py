"""Signing in at the provider: the way there, the way back, and whose account it opens."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from authlib.common.security import generate_token  # type: ignore[import-untyped]  # has no types
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.accounts.addresses import domain, hash_of_address, normalised
from bespoke.features.accounts.create import create_user
from bespoke.features.accounts.directory import enter, owner_of
from bespoke.features.accounts.errors import (
    EmailNotAllowed,
    LinkedElsewhere,
    SignInExpired,
    SignUpClosed,
    UnprovenEmail,
    UnusableEmail,
)
from bespoke.features.accounts.identities import identity_key
from bespoke.features.accounts.lookups import find_user
from bespoke.features.accounts.oidc.provider import Person, Provider
from bespoke.features.accounts.peers import rate_subject
from bespoke.features.accounts.sessions import StartedSession, Visitor
from bespoke.features.accounts.settings import AccountSettings, OidcSettings
from bespoke.features.accounts.sign_in import admit
from bespoke.features.accounts.tables import IdentityRow, OidcStateRow
from bespoke.features.accounts.tokens import new_token
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event
from bespoke.platform.ids import new_id
from bespoke.platform.rates.take import take

STATE_LIFETIME = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Departure:
    """`binding` goes into a cookie: only the browser that left may come back."""

    url: str
    binding: str


@dataclass(frozen=True, slots=True)
class Arrival:
    started: StartedSession
    return_to: str


async def depart(
    database: Database,
    provider: Provider,
    settings: AccountSettings,
    *,
    visitor: Visitor,
    return_to: str,
    owner: UUID | None = None,
) -> Departure:
    """`owner` is set when somebody signed in adds the provider to their account."""
    await take(database, "oidc", rate_subject(visitor.peer), rate=settings.peer_rate)
    state, nonce, verifier, binding = new_token(), new_token(), str(generate_token(48)), new_token()
    url = await provider.sign_in_url(state=state, nonce=nonce, verifier=verifier)
    async with database.transaction() as session:
        await _clear_dead(session)
        await session.execute(
            insert(OidcStateRow).values(
                key=_key(state, binding),
                nonce=nonce,
                verifier=verifier,
                return_to=local_path(return_to),
                owner_id=owner,
                expires_at=func.clock_timestamp() + STATE_LIFETIME,
            )
        )
    return Departure(url, binding)


async def arrive(
    database: Database,
    provider: Provider,
    settings: AccountSettings,
    *,
    state: str,
    binding: str | None,
    code: str,
    visitor: Visitor,
) -> Arrival:
    """Raises SignInExpired for a state that is unknown, used, old, or of another browser."""
    under_way = await _take(database, _key(state, binding or ""))
    if under_way is None or binding is None:
        raise SignInExpired("The sign-in took too long or was finished already.", fix="Start it again.")
    person = await provider.vouch(code, nonce=under_way.nonce, verifier=under_way.verifier)
    _refuse_foreign_domain(provider.settings, person)
    owner = await _owner(database, settings, provider.settings, person=person, linking=under_way.owner_id)
    started = await admit(database, settings, owner=owner, visitor=visitor, means="oidc")
    return Arrival(started, under_way.return_to)


def local_path(path: str) -> str:
    """A path of this site, else its start page: nobody is sent elsewhere."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if is_local and len(path) <= 500 else "/"


def _key(state: str, binding: str) -> bytes:
    return hashlib.sha256(f"{state}\0{binding}".encode()).digest()


async def _take(database: Database, key: bytes) -> OidcStateRow | None:
    """Deleted before it is used, so that it is used once."""
    row = OidcStateRow
    async with database.transaction() as session:
        taken = delete(row).where(row.key == key, row.expires_at > func.clock_timestamp()).returning(row)
        return (await session.scalars(taken)).one_or_none()


async def _clear_dead(session: AsyncSession) -> None:
    """Sign-ins that nobody finished; what another transaction clears already is left to it."""
    row = OidcStateRow
    dead = select(row.key).where(row.expires_at <= func.clock_timestamp()).limit(100).with_for_update(skip_locked=True)
    await session.execute(delete(row).where(row.key.in_(dead)))


def _refuse_foreign_domain(settings: OidcSettings, person: Person) -> None:
    allowed = tuple(name.lower().lstrip("@") for name in settings.allowed_domains)
    if allowed and domain(person.email.lower()) not in allowed:
        raise EmailNotAllowed(
            "Only verified addresses of certain domains may sign in here.", fix="Use an account of your organisation."
        )


async def _owner(
    database: Database, settings: AccountSettings, oidc: OidcSettings, *, person: Person, linking: UUID | None
) -> UUID:
    known = await owner_of(database, "identity", _identity(person))
    if known is not None:
        if linking is not None and known != linking:
            raise LinkedElsewhere(
                "Another account is linked to this person at the provider.", fix="Sign in to that account instead."
            )
        return known
    if linking is not None:
        return await _link(database, linking, person)
    address = _address(person)
    user = await find_user(database, hash_of_address(address))
    if user is None:
        return await _create(database, settings, oidc, person=person, address=address)
    if not user.is_proven:
        raise UnprovenEmail(
            "An account has this e-mail address, and nobody has shown yet that it is theirs.",
            fix="Sign in with its password and add the provider there, or reset the password by mail first.",
        )
    return await _link(database, user.owner_id, person)


async def _create(
    database: Database, settings: AccountSettings, oidc: OidcSettings, *, person: Person, address: str
) -> UUID:
    if not oidc.makes_accounts or settings.is_single_user:
        raise SignUpClosed("New accounts are made by the operator here.", fix="Ask the operator for an account.")
    owner = new_id()
    async with database.transaction(owner) as session:
        await create_user(session, owner, email=address, name=person.name, is_proven=True)
        await _put_identity(session, owner, person)
    return owner


async def _link(database: Database, owner: UUID, person: Person) -> UUID:
    async with database.transaction(owner) as session:
        await _put_identity(session, owner, person)
    return owner


async def _put_identity(session: AsyncSession, owner: UUID, person: Person) -> None:
    """When two sign-ins of one person meet, the other has put it there already."""
    if not await enter(session, "identity", _identity(person), owner=owner):
        raise SignInExpired("The same sign-in came twice at once.", fix="Start it again.")
    values = {"issuer": person.issuer, "subject": person.subject, "email": person.email}
    await session.execute(insert(IdentityRow).values(owner_id=owner, id=new_id(), **values))
    await append_event(session, owner, "identity.linked")


def _identity(person: Person) -> bytes:
    return identity_key(person.issuer, person.subject)


def _address(person: Person) -> str:
    try:
        return normalised(person.email)
    except UnusableEmail:
        raise EmailNotAllowed(
            "The provider does not say that your e-mail address is verified.", fix="Verify it there, then try again."
        ) from None
