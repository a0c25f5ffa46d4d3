"""The owner's live stream and audit trail."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from uuid import UUID

from fastapi import FastAPI
from httpx2 import AsyncClient
from tests.features.jobs.conftest import opened
from tests.fixtures.jobs import Connection, make_job
from tests.fixtures.streams import validator_of

from bespoke.platform.database import Database
from bespoke.platform.events.append import CHANNEL, append_event
from bespoke.platform.events.live import MOST_OF_ONE
from bespoke.platform.telemetry.trace import set_trace_id


async def happen(database: Database, owner: UUID, *types: str) -> None:
    for name in types:
        async with database.transaction(owner) as session:
            await append_event(session, owner, name, payload={"n": 1})


async def test_the_stream_begins_now_and_tells_of_the_owner_alone(
    streaming: AsyncClient, database: Database, owner: UUID, other_owner: UUID
) -> None:
    await happen(database, owner, "resume.created")
    async with opened(streaming, "/events") as reader:
        await happen(database, other_owner, "resume.created")
        await happen(database, owner, "resume.saved")
        event = await reader.next()
    assert event is not None
    assert event[:2] == (2, "resume.saved")
    assert event[2]["payload"] == {"n": 1}
    validator_of("ActivityStreamEvent").validate(dict(zip(("id", "event", "data"), event, strict=True)))


async def test_the_stream_resumes_where_it_stopped_even_before_its_first_event(
    streaming: AsyncClient, database: Database, owner: UUID
) -> None:
    await happen(database, owner, "resume.created")
    async with opened(streaming, "/events", last_event_id="0") as reader:
        assert ((await reader.next()) or ())[:2] == (1, "resume.created")
    async with opened(streaming, "/events") as reader:
        await happen(database, owner, "posting.created")
        await reader.next()
    await happen(database, owner, "resume.saved", "resume.deleted")
    async with opened(streaming, "/events", last_event_id=reader.last_id) as reader:
        assert [((await reader.next()) or ())[:2] for _ in range(2)] == [(3, "resume.saved"), (4, "resume.deleted")]


async def test_types_and_nouns_filter_the_stream(streaming: AsyncClient, database: Database, owner: UUID) -> None:
    await happen(database, owner, "resume.saved", "posting.created", "job.completed", "job.failed")
    async with opened(streaming, "/events?types=resume,job.failed&after=0") as reader:
        found = [await reader.next() for _ in range(2)]
    assert [event and event[1] for event in found] == ["resume.saved", "job.failed"]


async def test_a_silent_stream_shows_that_it_lives(streaming: AsyncClient, database: Database, owner: UUID) -> None:
    async with opened(streaming, "/events") as reader:
        waiting = asyncio.create_task(reader.next())
        async with asyncio.timeout(60):
            while reader.comments < 2:
                await asyncio.sleep(0.01)
        await happen(database, owner, "resume.saved")
        await waiting
    assert reader.comments >= 2


async def test_a_stream_ends_when_its_credential_is_revoked(
    streaming: AsyncClient, owner: UUID, revoked: set[str]
) -> None:
    async with opened(streaming, "/events") as reader:
        await asyncio.sleep(0.1)
        revoked.add(str(owner))
        assert await asyncio.wait_for(reader.next(), 30) is None


async def test_streams_hold_no_connection_while_they_wait(
    streaming: AsyncClient, app: FastAPI, database: Database, owner: UUID
) -> None:
    standing = asyncio.Barrier(21)

    async def follow() -> None:
        async with opened(streaming, "/events") as reader:
            await standing.wait()
            await reader.next()

    following = [asyncio.create_task(follow()) for _ in range(20)]
    async with asyncio.timeout(60):
        await standing.wait()
        await happen(database, owner, "resume.saved")
        await asyncio.gather(*following)


async def test_an_owner_has_so_many_streams_and_no_more(
    streaming: AsyncClient, app: FastAPI, owner: UUID, other_owner: UUID
) -> None:
    with ExitStack() as others:
        for _ in range(MOST_OF_ONE):
            others.enter_context(app.state.live.follow(owner, CHANNEL, owner))
        refused = await streaming.get("/api/v1/events")
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_streams")
        app.state.live.refuse_more(other_owner)
    async with opened(streaming, "/events?after=0"):
        pass


async def test_streams_end_when_the_server_does(streaming: AsyncClient, app: FastAPI) -> None:
    async with opened(streaming, "/events") as reader:
        await asyncio.sleep(0.1)
        app.state.live.end_streams()
        assert await asyncio.wait_for(reader.next(), 30) is None


async def test_the_audit_trail_is_read_by_cursor_subject_type_and_trace(
    client: AsyncClient, database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    set_trace_id("cd" * 16)
    jobs = [await make_job(database, owner) for _ in range(3)]
    await make_job(database, other_owner)
    page = (await client.get("/api/v1/audit", params={"limit": 2})).json()
    assert [item["seq"] for item in page["items"]] == [3, 2]
    page = (await client.get("/api/v1/audit", params={"limit": 2, "cursor": page["next_cursor"]})).json()
    assert ([item["subject_id"] for item in page["items"]], page["next_cursor"]) == ([str(jobs[0])], None)
    for params, found in (
        ({"subject_id": str(jobs[1])}, 1),
        ({"type": "job.submitted"}, 3),
        ({"type": "job.failed"}, 0),
        ({"trace_id": "cd" * 16}, 3),
        ({"trace_id": "00" * 16}, 0),
    ):
        assert len((await client.get("/api/v1/audit", params=params)).json()["items"]) == found
    assert (await client.get("/api/v1/audit", params={"cursor": "x"})).status_code == 400


async def test_nobody_follows_nothing(client: AsyncClient) -> None:
    for path in ("events", "audit", "jobs"):
        assert (await client.get(f"/api/v1/{path}", headers={"x-owner": ""})).status_code == 401
