"""From a request to its actor: an API key, a session's cookie, or a front end that is trusted to speak for somebody.

One statement an authenticated request; a second transaction at most once a minute, which notes that the credential
was used.
"""

from __future__ import annotations

from uuid import UUID

from fastapi import Request
from sqlalchemy import func, update

from bespoke.features.accounts.addresses import hash_of_address, normalised
from bespoke.features.accounts.cookies import read_cookie
from bespoke.features.accounts.errors import NotSignedIn, UnusableEmail
from bespoke.features.accounts.lookups import find_key, find_session, find_user
from bespoke.features.accounts.peers import is_trusted
from bespoke.features.accounts.settings import AccountSettings
from bespoke.features.accounts.tables import ApiKeyRow, UserSessionRow
from bespoke.features.accounts.tokens import hash_of, is_key
from bespoke.platform.actor import ALL_SCOPES, Actor, Means
from bespoke.platform.database import Database
from bespoke.platform.http.dependencies import Authenticate
from bespoke.platform.http.peer import direct_peer


def authenticator(database: Database, settings: AccountSettings) -> Authenticate:
    """A key that does not hold is refused; a cookie that does not is as good as none."""

    async def authenticate(request: Request) -> Actor:
        header = request.headers.get("authorization")
        if header is not None:
            actor = await _by_header(database, header)
        else:
            actor = await _by_cookie(database, settings, request) or await _by_front_end(database, settings, request)
        if actor is None:
            raise NotSignedIn
        # The log of requests names the owner by this.
        request.state.owner_id = actor.owner_id
        return actor

    return authenticate


async def find_by_key(database: Database, secret: str) -> Actor | None:
    """Whom an API key stands for; None for one that does not hold."""
    if not is_key(secret):
        return None
    found = await find_key(database, hash_of(secret))
    if found is None:
        return None
    if found.is_stale:
        await _note_use(database, ApiKeyRow, owner=found.owner_id, row_id=found.id)
    return Actor(found.owner_id, "api_key", ALL_SCOPES & found.scopes, found.id)


async def _by_header(database: Database, header: str) -> Actor | None:
    scheme, _, secret = header.partition(" ")
    return await find_by_key(database, secret.strip()) if scheme.lower() == "bearer" else None


async def _by_cookie(database: Database, settings: AccountSettings, request: Request) -> Actor | None:
    token = read_cookie(request, settings)
    if token is None:
        return None
    found = await find_session(database, hash_of(token), idle=settings.session_idle)
    if found is None:
        return None
    if found.is_stale:
        await _note_use(database, UserSessionRow, owner=found.owner_id, row_id=found.id)
    means: Means = "single_user" if settings.is_single_user else "session"
    return Actor(found.owner_id, means, ALL_SCOPES, found.id)


async def _by_front_end(database: Database, settings: AccountSettings, request: Request) -> Actor | None:
    """The header's account, else the default one, when the peer itself, not who it forwards for, is trusted."""
    if not is_trusted(direct_peer(request.scope), settings.trusted_proxies):
        return None
    named = request.headers.get(settings.owner_header) if settings.owner_header else None
    try:
        address = normalised(named or settings.default_owner)
    except UnusableEmail:
        return None
    found = await find_user(database, hash_of_address(address))
    if found is None or not found.is_active:
        return None
    return Actor(found.owner_id, "trusted_header", settings.trusted_scopes)


async def _note_use(database: Database, table: type[UserSessionRow | ApiKeyRow], *, owner: UUID, row_id: UUID) -> None:
    column = "last_seen_at" if table is UserSessionRow else "last_used_at"
    async with database.transaction(owner) as session:
        noted = update(table).where(table.owner_id == owner, table.id == row_id)
        await session.execute(noted.values({column: func.clock_timestamp()}))
