"""Requests through the whole application, against a FastAPI route that only does the same query."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import uvicorn
from fastapi import FastAPI, Request
from httpx2 import AsyncClient, Limits
from psycopg_pool import AsyncConnectionPool

from bench.platform_saves import Run, document, make, timed
from bench.rows import Row
from bespoke.features.resumes.routes import router
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, roles
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.web.app import create_app
from bespoke.web.server import make_server

_CLIENTS = 8
_QUERY = "SELECT data FROM resumes WHERE owner_id = %s AND id = %s"


async def rows(postgres: EmbeddedPostgres, seconds: float) -> list[Row]:
    database = Database(postgres.url(roles.DATABASE, roles.APP))
    saved = await make(postgres, database, document())

    async def authenticate(_: Request) -> Actor:
        return Actor(saved.owner, "session")

    app = create_app([router], state={"database": database, "authenticate": authenticate})
    async with _bare(postgres, saved.owner) as bare:
        ours = await _load(app, f"/api/v1/resumes/{saved.resume_id}", seconds)
        theirs = await _load(bare, f"/{saved.resume_id}", seconds)
    await database.close()
    return [
        Row(
            f"GET a 20 KB resume, {_CLIENTS} clients",
            f"{ours.per_second:.0f}/s, p99 {ours.p99_ms:.0f} ms",
            ">= 0.4x",
            "FastAPI route with the same query alone",
            f"{theirs.per_second:.0f}/s, p99 {theirs.p99_ms:.0f} ms",
            f"{ours.per_second / theirs.per_second:.2f}x",
        )
    ]


@asynccontextmanager
async def _bare(postgres: EmbeddedPostgres, owner: UUID) -> AsyncIterator[FastAPI]:
    app = FastAPI()
    url = postgres.url(roles.DATABASE, roles.MIGRATE)
    async with AsyncConnectionPool(url, min_size=_CLIENTS, max_size=_CLIENTS) as pool:

        @app.get("/{resume_id}")
        async def get(resume_id: UUID) -> object:
            async with pool.connection() as connection:
                row = await (await connection.execute(_QUERY, (owner, resume_id))).fetchone()
            return row[0] if row else None

        yield app


async def _load(app: FastAPI, path: str, seconds: float) -> Run:
    """Over a real socket, in this process, as both are."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server: uvicorn.Server = make_server(app)
    serving = asyncio.create_task(server.serve([listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with AsyncClient(base_url=address, limits=Limits(max_connections=_CLIENTS)) as client:

        async def get() -> None:
            answer = await client.get(path)
            assert answer.status_code == 200, answer.text

        run = await timed([get] * _CLIENTS, seconds)
    server.should_exit = True
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    return run
