"""What is written fenced stands beside its events, or not at all."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.fixtures.jobs import Connection, column, event_types, make_job, note, notes

from bespoke.platform.database import Database
from bespoke.platform.database.errors import DatabaseUnavailable
from bespoke.platform.ids import new_id
from bespoke.platform.jobs import transitions
from bespoke.platform.jobs.attempt import Attempt
from bespoke.platform.jobs.errors import JobCancelled, LostLease
from bespoke.platform.jobs.stream import append_job_event


async def begun(database: Database, owner: UUID, connection: Connection) -> Attempt:
    job = await make_job(database, owner)
    ticket = column(connection, job, "ticket_id")
    async with database.transaction(owner) as session:
        claimed = await transitions.claim(session, owner, job_id=job, ticket_id=ticket, lease=new_id())
    assert claimed is not None
    return Attempt(database, claimed)


async def tell(session: AsyncSession, attempt: Attempt) -> str:
    await note(session, attempt, "found")
    await append_job_event(session, attempt.owner_id, job_id=attempt.job_id, event_type="found", payload={})
    return "told"


async def test_the_current_attempt_writes_both(worker_database: Database, owner: UUID, as_migrate: Connection) -> None:
    attempt = await begun(worker_database, owner, as_migrate)
    assert await attempt.fenced(lambda session: tell(session, attempt)) == "told"
    assert notes(as_migrate, attempt.job_id) == ["found"]
    assert event_types(as_migrate, attempt.job_id) == ["queued", "started", "found"]


@pytest.mark.parametrize(
    ("change", "error"),
    [("lease = gen_random_uuid()", LostLease), ("cancel_requested = true", JobCancelled)],
)
async def test_one_that_must_stop_writes_nothing(
    worker_database: Database, owner: UUID, as_migrate: Connection, change: str, error: type[Exception]
) -> None:
    attempt = await begun(worker_database, owner, as_migrate)
    as_migrate.execute(f"UPDATE jobs SET {change} WHERE id = %s".encode(), (attempt.job_id,))
    with pytest.raises(error):
        await attempt.fenced(lambda session: tell(session, attempt))
    assert notes(as_migrate, attempt.job_id) == []
    assert isinstance(attempt.stopped, error)


async def test_work_that_fails_leaves_nothing(worker_database: Database, owner: UUID, as_migrate: Connection) -> None:
    attempt = await begun(worker_database, owner, as_migrate)

    async def fail(session: AsyncSession) -> None:
        await tell(session, attempt)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await attempt.fenced(fail)
    assert event_types(as_migrate, attempt.job_id) == ["queued", "started"]


async def test_what_was_noted_is_told_with_what_is_told_next(
    worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    attempt = await begun(worker_database, owner, as_migrate)
    attempt.note(5, "load")
    attempt.note(15, "check")
    assert event_types(as_migrate, attempt.job_id) == ["queued", "started"]
    await attempt.emit("found", {"n": 1})
    told = as_migrate.execute("SELECT type, payload FROM job_events WHERE seq > 2 ORDER BY seq").fetchall()
    stages = [{"percent": 5, "stage": "load"}, {"percent": 15, "stage": "check"}]
    assert told == [*(("progress", stage) for stage in stages), ("found", {"n": 1})]
    assert column(as_migrate, attempt.job_id, "progress, stage, last_event") == (15, "check", 5)
    await attempt.look()
    assert column(as_migrate, attempt.job_id, "last_event") == 5


async def test_what_was_noted_is_told_once_though_the_first_try_fails(
    worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    attempt = await begun(worker_database, owner, as_migrate)
    tries: list[int] = []

    async def fail_once(_: AsyncSession) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseUnavailable("Away.", fix="Wait.")

    attempt.note(5, "load")
    await attempt.fenced(fail_once)
    assert event_types(as_migrate, attempt.job_id) == ["queued", "started", "progress"]
    assert attempt.noted == ()
