"""Cancelling a job that waits, one that ended, and all of a document."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text
from tests.fixtures.jobs import Connection, column, kind, make_job, notes

from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.cancel import cancel, cancel_locked, lock_jobs_of
from bespoke.platform.jobs.errors import JobFinished, JobNotFound
from bespoke.platform.jobs.submit import submit

KINDS = {"test.export": kind()}


async def cancel_one(database: Database, owner: UUID, job: UUID) -> str:
    async with database.transaction(owner) as session:
        return await cancel(session, owner, job, kinds=KINDS)


async def test_a_waiting_job_is_cancelled_at_once_and_the_next_takes_its_slot(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    jobs = [await make_job(database, owner) for _ in range(4)]
    assert await cancel_one(database, owner, jobs[1]) == "cancelled"
    assert column(as_migrate, jobs[1], "status, slot, ticket_id") == ("cancelled", None, None)
    assert column(as_migrate, jobs[3], "slot") == 2
    assert notes(as_migrate, jobs[1]) == ["cleaned:job_cancelled"]


async def test_a_finished_job_cannot_be_cancelled(database: Database, owner: UUID) -> None:
    job = await make_job(database, owner)
    await cancel_one(database, owner, job)
    with pytest.raises(JobFinished):
        await cancel_one(database, owner, job)


async def test_anothers_job_is_not_found(database: Database, owner: UUID, other_owner: UUID) -> None:
    job = await make_job(database, owner)
    with pytest.raises(JobNotFound):
        await cancel_one(database, other_owner, job)


async def test_all_jobs_of_a_document_end_with_it(database: Database, owner: UUID, as_migrate: Connection) -> None:
    document = new_id()
    async with database.transaction(owner) as session:
        added = text("INSERT INTO documents (owner_id, id, kind) VALUES (:owner, :id, 'resume')")
        await session.execute(added, {"owner": owner, "id": document})
        for _ in range(2):
            await submit(session, owner, kind=kind(), input={}, document_id=document)
    other = await make_job(database, owner)
    async with database.transaction(owner) as session:
        jobs = await lock_jobs_of(session, owner, [document])
        await cancel_locked(session, owner, jobs, kinds=KINDS)
    assert [column(as_migrate, job.id, "status") for job in jobs] == ["cancelled", "cancelled"]
    assert column(as_migrate, other, "status") == "pending"
