"""The product's application: every feature's router, and the parts their dependencies look up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry
from sqlalchemy import text

from bespoke.features.accounts.configure import Announcement, account_settings, account_state, announce
from bespoke.features.accounts.routes import router as accounts
from bespoke.features.ai.models import open_models
from bespoke.features.ai.routes import router as ai
from bespoke.features.example.routes import router as example
from bespoke.features.exports.dependencies import Desk
from bespoke.features.exports.links import links_of
from bespoke.features.exports.request import Gate
from bespoke.features.exports.routes import router as exports
from bespoke.features.exports.wish import BUNDLE, EXPORT
from bespoke.features.jobs.routes import router as jobs
from bespoke.features.library.routes import router as library
from bespoke.features.optimizations.routes import router as optimizations
from bespoke.features.postings.routes import router as postings
from bespoke.features.previews.desk import open_desk
from bespoke.features.previews.routes import router as previews
from bespoke.features.resumes.routes import router as resumes
from bespoke.features.resumes.upload import Uploads
from bespoke.features.retention.routes import router as kept
from bespoke.features.templates.routes import router as templates
from bespoke.features.thumbnails.routes import router as thumbnails
from bespoke.features.work import job_kinds, open_sandbox, retention
from bespoke.platform.database import roles
from bespoke.platform.database.index_use import observe_index_use
from bespoke.platform.events.append import CHANNEL as EVENTS
from bespoke.platform.events.live import Live
from bespoke.platform.http.address import bracketed
from bespoke.platform.jobs.stream import CHANNEL as JOBS
from bespoke.platform.place import Place
from bespoke.platform.settings import Settings
from bespoke.platform.threads import child_threads, draft_threads
from bespoke.web.agents import BODY_BYTES as AGENTS_BYTES
from bespoke.web.agents import PATH as AGENTS
from bespoke.web.agents import add_agents, open_agents
from bespoke.web.app import Edge, create_app
from bespoke.web.health import Check
from bespoke.web.hosts import LOOPBACK
from bespoke.web.pages import find_pages

# Fixed words before names: `/resumes/optimized` is no resume called "optimized".
ROUTERS: Sequence[APIRouter] = (
    accounts,
    thumbnails,
    optimizations,
    resumes,
    example,
    previews,
    postings,
    exports,
    templates,
    library,
    jobs,
    ai,
    kept,
)

Beside = Callable[[], AbstractAsyncContextManager[object]]


def build_app(
    place: Place, *, address: str, beside: Sequence[Beside] = (), greet: Callable[[Announcement], object] = bool
) -> FastAPI:
    """`address` is where people reach it. `beside` lives as long as it; `greet` takes what the terminal should say."""
    settings = place.settings
    database, blobs = place.open_database(roles.APP), place.open_blobs()
    for_children, for_drafts = child_threads(), draft_threads()
    sandbox, preview_desk = open_sandbox(settings), open_desk(settings.preview)
    accounts_as = account_settings(settings, public_url=settings.server.public_url or address)
    models = open_models(place)
    kinds = job_kinds(blobs, sandbox, models, settings)
    live = Live(place.listen_url(roles.APP), (EVENTS, JOBS))
    account_parts = account_state(database, accounts_as, store=blobs)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.callback(sandbox.close)
            stack.callback(preview_desk.children.close)
            for threads in (account_parts["passwords"], for_children, for_drafts):
                stack.callback(threads.close)
            stack.push_async_callback(database.close)
            stack.push_async_callback(models.close)
            async with database.transaction() as session:
                await roles.refuse_unsafe_role(session)
            await stack.enter_async_context(live)
            if agents is not None:
                await stack.enter_async_context(agents.running())
            greet(await announce(database, accounts_as))
            for part in beside:
                await stack.enter_async_context(part())
            yield

    async def database_answers() -> None:
        async with database.transaction(deadline_s=2) as session:
            await session.execute(text("SELECT 1"))

    uploads = Uploads(blobs, kinds["import"], settings.storage.upload_bytes, settings.storage.sources_bytes)
    gate = Gate(kinds[EXPORT], kinds[BUNDLE], payment_required=settings.payment.required)
    state = {
        "database": database,
        **account_parts,
        "job_kinds": kinds,
        "uploads": uploads,
        "export_desk": Desk(blobs, gate, settings.storage.artifacts_bytes, by_storage=settings.storage.native_links),
        "links": links_of(place),
        "sandbox": sandbox,
        "child_threads": for_children,
        "draft_threads": for_drafts,
        "previews": {},
        "preview_desk": preview_desk,
        "live": live,
        "models": models,
        "retention": retention(settings),
        "writer_for": lambda owner: models.writer_for(owner, lambda: database.transaction(owner)),
    }
    agents = open_agents(settings, state, address)
    edge = _edge(settings, address, {"database": database_answers}, lambda: observe_index_use(database))
    app = create_app(ROUTERS, edge=edge, lifespan=lifespan, state=state)
    add_agents(app, agents)
    return app


def _edge(settings: Settings, address: str, checks: dict[str, Check], observe: Check) -> Edge:
    server = settings.server
    named = {bracketed(urlsplit(url).hostname or "") for url in (address, server.public_url) if url}
    key = server.operator_key
    return Edge(
        hosts=[*LOOPBACK, *server.allowed_hosts, *sorted(named - {""})],
        proxies=server.trusted_proxies,
        operator_key=key.get_secret_value() if key else None,
        docs=server.docs,
        json_bytes_at={AGENTS: AGENTS_BYTES} if server.mcp else {},
        # The form around the file takes some room of its own.
        upload_bytes=settings.storage.upload_bytes + 100_000,
        checks=checks,
        observe=observe,
        registry=CollectorRegistry(),
        pages=find_pages(),
    )
