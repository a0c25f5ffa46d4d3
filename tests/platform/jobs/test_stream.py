"""A job's stream: numbered, read from any place, and nobody else's."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection, make_job
from tests.fixtures.statements import statements

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.stream import JobEvent, append_job_event, follow_events, read_events


async def told(database: Database, owner: UUID, *types: str) -> UUID:
    job = await make_job(database, owner)
    async with database.transaction(owner) as session:
        for number, one in enumerate(types):
            await append_job_event(session, owner, job_id=job, event_type=one, payload={"n": number})
    return job


async def test_a_follower_reads_on_from_where_it_stopped(database: Database, owner: UUID) -> None:
    job = await told(database, owner, "a", "b", "c")
    status, events = await follow_events(database, owner, job_id=job, after=2, limit=1)
    assert (status, events) == ("pending", [JobEvent(3, "b", {"n": 1})])
    assert await follow_events(database, owner, job_id=job, after=4) == ("pending", [])
    async with database.transaction(owner) as session:
        first = await read_events(session, owner, job_id=job, limit=2)
    assert [(event.seq, event.type) for event in first] == [(1, "queued"), (2, "a")]


async def test_another_owner_finds_no_job_and_the_connection_keeps_no_owner(
    database: Database, owner: UUID, other_owner: UUID
) -> None:
    job = await told(database, owner, "a")
    one = Database(database.url, PoolLimits(connections=1, overflow=0))
    await follow_events(one, owner, job_id=job)
    with pytest.raises(JobNotFound):
        await follow_events(one, other_owner, job_id=job)
    async with one.transaction() as session:
        assert await read_events(session, owner, job_id=job, limit=9) == []
    await one.close()


async def test_following_costs_one_round_trip(database: Database, owner: UUID, as_migrate: Connection) -> None:
    job = await told(database, owner, "a")
    with statements(database) as seen:
        await follow_events(database, owner, job_id=job)
    assert len(seen) - seen.count("COMMIT") == 1
