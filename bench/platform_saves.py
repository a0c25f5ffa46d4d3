"""Saving a 20 KB document, with owner isolation, version and event, against a bare driver loop on the same tables."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from statistics import median
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from bench.rows import Row
from bench.timing import percentile
from bespoke.features.documents.write import Draft, write_revision
from bespoke.features.resumes.change import change_resume
from bespoke.features.resumes.content import stored
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.queries import find_row
from bespoke.features.resumes.schemas import NewResume, ResumeChange
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, roles
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.ids import new_id
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.testing.examples import example_resume

CLIENTS = (1, 8, 32)
_SIZE = 20_000
_BARE_UPDATE = "UPDATE resumes SET data = %s, revision = %s WHERE owner_id = %s AND id = %s"
_BARE_INSERT = (
    "INSERT INTO versions (owner_id, document_id, revision, content, author) VALUES (%s, %s, %s, %s, 'person')"
)


class Run(NamedTuple):
    per_second: float
    p50_ms: float
    p99_ms: float


class Saved(NamedTuple):
    owner: UUID
    resume_id: UUID


async def rows(postgres: EmbeddedPostgres, seconds: float) -> list[Row]:
    url = postgres.url(roles.DATABASE, roles.APP)
    database = Database(url, PoolLimits(connections=max(CLIENTS), overflow=0, wait_s=60))
    content = document()
    found = []
    for clients in CLIENTS:
        documents = [await make(postgres, database, content) for _ in range(clients)]
        stored = await _stored(database, documents, content, seconds)
        bare = await _bare(postgres, documents, content, seconds)
        whole = await _whole(database, documents, content, seconds)
        found.append(_row("save of 20 KB with isolation and version", clients, stored, bare))
        found.append(_row("the same with reading, completeness and event", clients, whole, bare))
    await database.close()
    return found


def document() -> dict[str, Any]:
    """About 20 KB of JSON Resume with ids."""
    content = dict(write_json_resume(example_resume()))
    text = "Rebuilt the timetable service so that late buses are told within a second, for 40 cities and 12 operators."
    while len(str(content)) < _SIZE:
        work: Any = content["work"]
        work[0]["highlights"] = [*work[0]["highlights"], f"{text} ({len(work[0]['highlights'])})"]
    return dict(write_json_resume(read_json_resume(content)))


async def make(postgres: EmbeddedPostgres, database: Database, content: dict[str, Any]) -> Saved:
    owner = new_id()
    migrate = postgres.url(roles.DATABASE, roles.MIGRATE)
    async with await psycopg.AsyncConnection.connect(migrate) as connection:
        await connection.execute("INSERT INTO users (owner_id, email) VALUES (%s, %s)", (owner, f"{owner}@example.org"))
    async with database.transaction(owner) as session:
        return Saved(owner, await create_resume(session, Actor(owner, "session"), NewResume(data=content)))


async def _stored(database: Database, documents: list[Saved], content: dict[str, Any], seconds: float) -> Run:
    """The owner's transaction and the one statement of a save."""
    revisions = {one.resume_id: await _revision(database, one) for one in documents}
    columns = stored(read_json_resume(content))[1]

    async def save(one: Saved) -> None:
        subject = resume_subject(one.owner, one.resume_id)
        async with database.transaction(one.owner) as session:
            base = revisions[one.resume_id]
            saved = await write_revision(session, subject, Draft(content), base=base, columns=columns)
        assert saved is not None
        revisions[one.resume_id] = saved.revision

    return await timed([lambda one=one: save(one) for one in documents], seconds)  # type: ignore[misc]  # bound early


async def _whole(database: Database, documents: list[Saved], content: dict[str, Any], seconds: float) -> Run:
    revisions = {one.resume_id: await _revision(database, one) for one in documents}

    async def save(one: Saved) -> None:
        given = ResumeChange(data=content)
        async with database.transaction(one.owner) as session:
            actor = Actor(one.owner, "session")
            saved = await change_resume(session, actor, one.resume_id, given, base=revisions[one.resume_id])
        assert saved is not None
        revisions[one.resume_id] = saved.revision

    return await timed([lambda one=one: save(one) for one in documents], seconds)  # type: ignore[misc]  # bound early


async def _bare(postgres: EmbeddedPostgres, documents: list[Saved], content: dict[str, Any], seconds: float) -> Run:
    """The same two rows, by the role that owns the tables, on one connection a client."""
    url = postgres.url(roles.DATABASE, roles.MIGRATE)
    connections = [await psycopg.AsyncConnection.connect(url) for _ in documents]
    numbers = iter(range(1_000_000, 10_000_000))

    async def save(connection: psycopg.AsyncConnection[Any], one: Saved) -> None:
        revision = next(numbers)
        async with connection.transaction():
            await connection.execute(_BARE_UPDATE, (Jsonb(content), 1, one.owner, one.resume_id))
            await connection.execute(_BARE_INSERT, (one.owner, one.resume_id, revision, Jsonb(content)))

    pairs = zip(connections, documents, strict=True)
    run = await timed([lambda c=c, one=one: save(c, one) for c, one in pairs], seconds)  # type: ignore[misc]  # bound early
    for connection in connections:
        await connection.execute("DELETE FROM versions WHERE revision >= 1000000")
        await connection.execute("UPDATE resumes SET revision = 1")
        await connection.execute("DELETE FROM versions WHERE revision > 1")
        await connection.commit()
        await connection.close()
    return run


async def _revision(database: Database, one: Saved) -> int:
    async with database.transaction(one.owner) as session:
        return (await find_row(session, one.owner, one.resume_id)).revision


async def timed(clients: list[Callable[[], Awaitable[None]]], seconds: float) -> Run:
    """Every client as fast as it can, for so long."""
    took: list[float] = []
    deadline = time.perf_counter() + seconds

    async def go(work: Callable[[], Awaitable[None]]) -> None:
        await work()
        while (began := time.perf_counter()) < deadline:
            await work()
            took.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*map(go, clients))
    lasted = time.perf_counter() - began
    return Run(len(took) / lasted, median(took) * 1000, percentile(took, 0.99) * 1000)


def _row(what: str, clients: int, ours: Run, bare: Run) -> Row:
    return Row(
        f"{what}, {clients} client{'s' if clients > 1 else ''}",
        f"{ours.per_second:.0f}/s, p50 {ours.p50_ms:.1f}, p99 {ours.p99_ms:.1f} ms",
        ">= 0.5x, p99 <= 3x" + (", p50 <= 5 ms" if clients == 1 else ""),
        "bare driver loop, the same two rows",
        f"{bare.per_second:.0f}/s, p50 {bare.p50_ms:.1f}, p99 {bare.p99_ms:.1f} ms",
        f"{ours.per_second / bare.per_second:.2f}x, p99 {ours.p99_ms / bare.p99_ms:.1f}x",
    )
