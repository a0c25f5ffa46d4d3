"""The job routes behind the real edge: in process for plain answers, over a real socket for streams."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI, Request
from httpx2 import AsyncClient
from tests.fixtures.jobs import kind

from bespoke.features.jobs.routes import router
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.errors import Unauthenticated
from bespoke.platform.events.append import CHANNEL as EVENTS
from bespoke.platform.events.live import Live
from bespoke.platform.http.sse import Pace
from bespoke.platform.jobs.stream import CHANNEL as JOBS
from bespoke.testing.asgi import client_of
from bespoke.web.app import create_app
from bespoke.web.server import listen, make_server

QUICK = Pace(heartbeat_s=0.3, poll_s=0.2, recheck_s=0.3, life_s=120)


@pytest.fixture
def revoked() -> set[str]:
    return set()


@pytest.fixture
async def app(database: Database, revoked: set[str]) -> AsyncIterator[FastAPI]:
    async def authenticate(request: Request) -> Actor:
        name = request.headers.get("x-owner", "")
        if not name or name in revoked:
            raise Unauthenticated("Nobody.", fix="Say who.")
        return Actor(UUID(name), "api_key")

    async with Live(database.url, [EVENTS, JOBS]) as live:
        state = {"database": database, "authenticate": authenticate, "live": live, "stream_pace": QUICK}
        yield create_app([router], state={**state, "job_kinds": {"test.export": kind()}})


@pytest.fixture
async def client(app: FastAPI, owner: UUID) -> AsyncIterator[AsyncClient]:
    async with client_of(app) as opened:
        opened.headers["x-owner"] = str(owner)
        yield opened


@pytest.fixture
async def streaming(app: FastAPI, owner: UUID) -> AsyncIterator[AsyncClient]:
    listener = listen("127.0.0.1", 0)
    server = make_server(app)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the test's own loop keeps them
    serving = asyncio.create_task(server.serve([listener]))
    while not server.started:
        assert not serving.done()
        await asyncio.sleep(0.01)
    port = listener.getsockname()[1]
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as opened:
        opened.headers["x-owner"] = str(owner)
        yield opened
    app.state.live.end_streams()
    server.should_exit = True
    await serving


class Reader:
    """What a browser makes of a stream of server-sent events."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines
        self.comments = 0
        self.last_id = ""

    async def next(self) -> tuple[int, str, Any] | None:
        """The next event; None at the end of the stream."""
        fields: dict[str, str] = {}
        async for line in self._lines:
            if line.startswith(":"):
                self.comments += 1
            elif line:
                name, _, value = line.partition(": ")
                fields[name] = value
                self.last_id = fields.get("id", self.last_id)
            elif "data" in fields:
                return int(fields["id"]), fields["event"], json.loads(fields["data"])
            else:
                fields = {}
        return None

    async def rest(self) -> list[tuple[int, str, Any]]:
        found = []
        while (event := await self.next()) is not None:
            found.append(event)
        return found


@asynccontextmanager
async def opened(client: AsyncClient, path: str, **headers: str) -> AsyncIterator[Reader]:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.stream("GET", f"/api/v1{path}", headers=sent) as response:
        assert response.status_code == 200, await response.aread()
        assert response.headers["content-type"].startswith("text/event-stream")
        yield Reader(response.aiter_lines())
