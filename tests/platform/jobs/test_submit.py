"""Submitting: one transaction, one job for one key, and never more tickets than slots."""

from __future__ import annotations

import asyncio
from uuid import UUID

import psycopg
import pytest

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.jobs.contract import JobKind, JobRun, Outcome
from bespoke.platform.jobs.submit import submit
from bespoke.platform.telemetry.trace import set_trace_id

Connection = psycopg.Connection[tuple[object, ...]]


async def do_nothing(run: JobRun) -> Outcome:
    return Outcome()


EXPORT = JobKind("test.export", "export", do_nothing)


def count(connection: Connection, what: str) -> object:
    row = connection.execute(f"SELECT count(*) FROM {what}").fetchone()
    assert row
    return row[0]


async def submit_one(database: Database, owner: UUID, key: str | None = None) -> UUID:
    async with database.transaction(owner) as session:
        return await submit(session, owner, kind=EXPORT, input={"n": 1}, idempotency_key=key)


async def test_a_job_comes_with_its_ticket_its_event_and_its_visit(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    set_trace_id("ab" * 16)
    job = await submit_one(database, owner)
    row = as_migrate.execute(
        "SELECT j.status, j.slot, j.trace_id, t.queue_name, t.args->>'job_id', t.args->>'owner_id' "
        "FROM jobs j JOIN procrastinate_jobs t ON t.id = j.ticket_id WHERE j.id = %s",
        (job,),
    ).fetchone()
    assert row == ("pending", 1, "ab" * 16, "export", str(job), str(owner))
    assert as_migrate.execute("SELECT type, subject_id FROM events").fetchall() == [("job.submitted", job)]
    assert as_migrate.execute("SELECT kind FROM due").fetchall() == [("jobs:export",)]


async def test_what_is_rolled_back_leaves_no_job_and_no_ticket(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    async def submit_and_fail() -> None:
        async with database.transaction(owner) as session:
            await submit(session, owner, kind=EXPORT, input={})
            raise RuntimeError("the request failed")

    with pytest.raises(RuntimeError):
        await submit_and_fail()
    assert [count(as_migrate, table) for table in ("jobs", "procrastinate_jobs", "events", "due")] == [0, 0, 0, 0]


async def test_concurrent_submits_under_one_key_make_one_job(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    wide = Database(database.url, PoolLimits(connections=20, overflow=0))
    made = await asyncio.gather(*(submit_one(wide, owner, "the key") for _ in range(20)))
    await wide.close()
    assert len(set(made)) == 1
    assert (count(as_migrate, "jobs"), count(as_migrate, "procrastinate_jobs")) == (1, 1)


async def test_concurrent_submits_take_no_more_slots_than_there_are(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    wide = Database(database.url, PoolLimits(connections=20, overflow=0))
    await asyncio.gather(*(submit_one(wide, owner) for _ in range(20)))
    await wide.close()
    assert as_migrate.execute("SELECT slot FROM jobs WHERE slot IS NOT NULL ORDER BY slot").fetchall() == [
        (1,),
        (2,),
        (3,),
    ]
    assert count(as_migrate, "procrastinate_jobs") == 3


async def test_tickets_of_later_slots_wait_behind_everybodys_first(
    database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    for _ in range(4):
        await submit_one(database, owner)
    first = await submit_one(database, other_owner)
    order = as_migrate.execute("SELECT args->>'job_id' FROM procrastinate_jobs ORDER BY priority DESC, id").fetchall()
    assert order[1] == (str(first),)


async def test_a_held_job_takes_no_slot(database: Database, owner: UUID, as_migrate: Connection) -> None:
    async with database.transaction(owner) as session:
        await submit(session, owner, kind=EXPORT, input={}, held=True)
    assert as_migrate.execute("SELECT slot, ticket_id FROM jobs").fetchall() == [(None, None)]
