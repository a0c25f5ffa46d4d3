"""Standard input and output: one client that started us, and one owner it acts for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from uuid import UUID

from starlette.requests import Request

from bespoke.features.accounts.authenticate import find_by_key
from bespoke.features.accounts.configure import account_settings
from bespoke.features.accounts.errors import NotSignedIn
from bespoke.features.accounts.opening import ensure_user
from bespoke.features.accounts.settings import SINGLE_USER_EMAIL
from bespoke.features.ai.models import Models, open_models
from bespoke.features.exports.dependencies import Desk
from bespoke.features.exports.links import links_of
from bespoke.features.exports.request import Gate
from bespoke.features.exports.wish import BUNDLE, EXPORT
from bespoke.features.resumes.upload import Uploads
from bespoke.features.work import job_kinds, open_sandbox
from bespoke.mcp.office import Office, WhoActs
from bespoke.mcp.server import make_server
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, roles
from bespoke.platform.errors import Unauthenticated
from bespoke.platform.events.live import Live
from bespoke.platform.http.address import address_of
from bespoke.platform.jobs.stream import CHANNEL
from bespoke.platform.place import Place
from bespoke.platform.threads import draft_threads

Beside = Callable[[], AbstractAsyncContextManager[object]]


class NobodyToActFor(Unauthenticated):
    """It is not known for whom the tools act."""


async def serve_stdio(place: Place, *, key: str = "", writes: bool = False, beside: Sequence[Beside] = ()) -> None:
    """Until the client ends it. With a key as that key's owner and scopes, else as the one person of this machine.

    `beside` lives as long as it, where anything may be written: what the jobs are done by.
    """
    database, models = place.open_database(roles.APP), open_models(place)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        stack.push_async_callback(models.close)
        async with database.transaction() as session:
            await roles.refuse_unsafe_role(session)
        who_acts = _by_key(database, key) if key else await _single_user(place, database, writes=writes)
        actor = await who_acts(None)
        for part in beside if "write" in actor.scopes else ():
            await stack.enter_async_context(part())
        live = await stack.enter_async_context(Live(place.listen_url(roles.APP), (CHANNEL,)))
        office = _office(place, database, live, models, who_acts)
        await make_server(office, writes="write" in actor.scopes).run_stdio_async()


def _by_key(database: Database, key: str) -> WhoActs:
    """Looked up for each call, so that a revoked key is refused at once."""

    async def who_acts(_: Request | None) -> Actor:
        actor = await find_by_key(database, key)
        if actor is None:
            raise NotSignedIn
        return actor

    return who_acts


async def _single_user(place: Place, database: Database, *, writes: bool) -> WhoActs:
    server = place.settings.server
    accounts = account_settings(place.settings, public_url=server.public_url or address_of(server.host, server.port))
    if not accounts.is_single_user:
        raise NobodyToActFor(
            "This installation has accounts, and no API key was given.",
            fix="Make a key in the account's settings; set BESPOKE_MCP_KEY or --key-file.",
            field="BESPOKE_MCP_KEY",
        )
    owner = await ensure_user(database, SINGLE_USER_EMAIL)
    actor = _program(owner, writes=writes)

    async def who_acts(_: Request | None) -> Actor:
        return actor

    return who_acts


def _program(owner: UUID, *, writes: bool) -> Actor:
    """What it changes is marked as an agent's, as it is with a key: no person writes here."""
    return Actor(owner, "api_key", frozenset(("read", "write") if writes else ("read",)))


def _office(place: Place, database: Database, live: Live, models: Models, who_acts: WhoActs) -> Office:
    settings, blobs = place.settings, place.open_blobs()
    # Files are read and set by workers: no child of it ever starts here.
    kinds = job_kinds(blobs, open_sandbox(settings), models, settings)
    gate = Gate(kinds[EXPORT], kinds[BUNDLE], payment_required=settings.payment.required)
    return Office(
        database=database,
        kinds=kinds,
        uploads=Uploads(blobs, kinds["import"], settings.storage.upload_bytes, settings.storage.sources_bytes),
        desk=Desk(blobs, gate, settings.storage.artifacts_bytes),
        links=links_of(place),
        live=live,
        draft_threads=draft_threads(),
        who_acts=who_acts,
        writer_for=lambda owner: models.writer_for(owner, lambda: database.transaction(owner)),
        address=settings.server.public_url.rstrip("/"),
    )
