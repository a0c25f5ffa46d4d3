"""A floor with everything an export needs, and the routes over it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI, Request
from httpx2 import AsyncClient
from tests.fixtures.exports import Shopfloor
from tests.fixtures.jobs import Connection

from bespoke.features.exports.links import make_links
from bespoke.features.exports.routes import router as exports
from bespoke.features.jobs.routes import router as jobs
from bespoke.features.optimizations.routes import router as optimizations
from bespoke.features.resumes.routes import router as resumes
from bespoke.features.work import PRELOAD
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.errors import Unauthenticated
from bespoke.platform.events.live import Live
from bespoke.platform.http.sse import Pace
from bespoke.platform.jobs.stream import CHANNEL
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.threads import child_threads
from bespoke.testing.asgi import client_of
from bespoke.web.app import Edge, create_app

SECRET = b"s" * 32
OPERATOR = "k" * 40


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=2, preload=PRELOAD) as opened:
        yield opened


@pytest.fixture
def floor(
    database: Database, worker_database: Database, as_migrate: Connection, sandbox: Sandbox, owner: UUID
) -> Shopfloor:
    return Shopfloor(database, worker_database, as_migrate, sandbox, owner)


@pytest.fixture
async def app(floor: Shopfloor) -> AsyncIterator[FastAPI]:
    async def authenticate(request: Request) -> Actor:
        name = request.headers.get("x-owner", "")
        if not name:
            raise Unauthenticated("Nobody.", fix="Say who.")
        return Actor(UUID(name), "api_key")

    async with Live(floor.database.url, [CHANNEL]) as live:
        state: dict[str, Any] = {"database": floor.database, "authenticate": authenticate, "live": live}
        state |= {"job_kinds": floor.kinds, "export_desk": floor.desk, "links": make_links(SECRET)}
        state |= {"child_threads": child_threads(), "sandbox": floor.sandbox}
        state |= {"stream_pace": Pace(heartbeat_s=0.3, poll_s=0.2, life_s=20)}
        yield create_app([optimizations, resumes, exports, jobs], edge=Edge(operator_key=OPERATOR), state=state)


@pytest.fixture
async def client(app: FastAPI, owner: UUID) -> AsyncIterator[AsyncClient]:
    async with client_of(app, "http://localhost/api/v1/") as opened:
        opened.headers["x-owner"] = str(owner)
        yield opened


@pytest.fixture
async def stranger(app: FastAPI, other_owner: UUID) -> AsyncIterator[AsyncClient]:
    async with client_of(app, "http://localhost/api/v1/") as opened:
        opened.headers["x-owner"] = str(other_owner)
        yield opened
