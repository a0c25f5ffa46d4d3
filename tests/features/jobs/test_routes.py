"""Jobs over the API: seen, followed and steered by their owner alone."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.features.jobs.conftest import opened
from tests.fixtures.jobs import Connection, column, kind, make_job

from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.run import Runner, run_ticket


@pytest.fixture
def runner(worker_database: Database) -> Runner:
    return Runner(worker_database, {"test.export": kind()}, watch_s=0.05, cancel_grace_s=0.05)


async def run_now(runner: Runner, connection: Connection, owner: UUID, job: UUID) -> None:
    await run_ticket(runner, owner, job_id=job, ticket_id=column(connection, job, "ticket_id"))


async def test_a_job_shows_its_progress_its_error_and_when_it_is_tried_again(
    client: AsyncClient, database: Database, runner: Runner, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="transient")
    await run_now(runner, as_migrate, owner, job)
    shown = (await client.get(f"/api/v1/jobs/{job}")).json()
    assert (shown["status"], shown["attempts"], shown["error"]["code"]) == ("pending", 1, "unavailable")
    assert shown["next_try_at"] > shown["created_at"]


async def test_jobs_are_listed_by_cursor_and_filtered(
    client: AsyncClient, database: Database, owner: UUID, other_owner: UUID
) -> None:
    jobs = [str(await make_job(database, owner)) for _ in range(5)]
    await make_job(database, other_owner)
    seen: list[str] = []
    cursor = None
    while True:
        page = (await client.get("/api/v1/jobs", params={"limit": 2, **({"cursor": cursor} if cursor else {})})).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == jobs[::-1]
    assert (await client.get("/api/v1/jobs", params={"status": "completed"})).json()["items"] == []
    assert (await client.get("/api/v1/jobs", params={"status": "nonsense"})).status_code == 400


async def test_cancel_and_retry_and_their_conflicts(client: AsyncClient, database: Database, owner: UUID) -> None:
    job = await make_job(database, owner)
    path = f"/api/v1/jobs/{job}"
    assert (await client.post(f"{path}/retry")).status_code == 409
    assert (await client.delete(path)).json()["status"] == "cancelled"
    assert (await client.delete(path)).status_code == 409
    retried = await client.post(f"{path}/retry")
    assert (retried.status_code, retried.json()["status"]) == (202, "pending")


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("POST", "/retry"), ("GET", "/events")])
async def test_anothers_job_is_nowhere(
    client: AsyncClient, database: Database, other_owner: UUID, method: str, path: str, as_migrate: Connection
) -> None:
    job = await make_job(database, other_owner)
    for wanted in (job, new_id()):
        answer = await client.request(method, f"/api/v1/jobs/{wanted}{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "job_not_found")
    assert column(as_migrate, job, "status, cancel_requested") == ("pending", False)


async def test_a_job_is_followed_to_its_end(
    streaming: AsyncClient, database: Database, runner: Runner, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, seconds=0.3, steps=3)
    async with opened(streaming, f"/jobs/{job}/events") as reader:
        assert await reader.next() == (1, "queued", {})
        running = asyncio.create_task(run_now(runner, as_migrate, owner, job))
        rest = await reader.rest()
    await running
    assert [event[1] for event in rest] == ["started", "progress", "progress", "progress", "done"]
    assert rest[1][2] == {"percent": 33, "stage": "step 0"}
    assert [event[0] for event in rest] == [2, 3, 4, 5, 6]


async def test_what_is_read_in_pieces_equals_what_is_stored(
    streaming: AsyncClient, database: Database, runner: Runner, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, seconds=0.5, steps=25)
    running = asyncio.create_task(run_now(runner, as_migrate, owner, job))
    read: list[tuple[int, str]] = []
    while not read or read[-1][1] != "done":
        last = {"last_event_id": str(read[-1][0])} if read else {}
        async with opened(streaming, f"/jobs/{job}/events", **last) as reader:
            for _ in range(3):
                event = await reader.next()
                read += [event[:2]] if event else []
    await running
    stored = as_migrate.execute("SELECT seq, type FROM job_events WHERE job_id = %s ORDER BY seq", (job,)).fetchall()
    assert read == stored
    assert len(read) == 28


async def test_a_stream_that_was_read_to_its_end_has_nothing_more(
    client: AsyncClient, database: Database, owner: UUID
) -> None:
    job = await make_job(database, owner)
    await client.delete(f"/api/v1/jobs/{job}")
    whole = await client.get(f"/api/v1/jobs/{job}/events")
    assert whole.text.count("event: ") == 2
    again = await client.get(f"/api/v1/jobs/{job}/events", headers={"Last-Event-ID": "2"})
    assert again.status_code == 204


async def test_a_strange_event_id_is_refused(client: AsyncClient, database: Database, owner: UUID) -> None:
    job = await make_job(database, owner)
    answer = await client.get(f"/api/v1/jobs/{job}/events", headers={"Last-Event-ID": "abc"})
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_event_id")
