"""A person's own retry: for failed and cancelled jobs only, counted anew, under the same id."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection, column, event_types, kind, make_job

from bespoke.platform.database import Database
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.errors import JobFinished, JobNotFinished
from bespoke.platform.jobs.retry import retry
from bespoke.platform.jobs.run import Runner, run_ticket


async def retry_one(database: Database, owner: UUID, job: UUID) -> None:
    async with database.transaction(owner) as session:
        await retry(session, owner, job, kinds={})


async def test_a_failed_job_runs_again_under_an_attempt_of_its_own(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    runner = Runner(worker_database, {"test.export": kind()})
    job = await make_job(database, owner, fail="permanent", times=1)
    await run_ticket(runner, owner, job_id=job, ticket_id=column(as_migrate, job, "ticket_id"))
    as_migrate.execute("UPDATE jobs SET failures = 4, takeovers = 3")
    await retry_one(database, owner, job)
    assert column(as_migrate, job, "status, failures, takeovers, error") == ("pending", 0, 0, None)
    await run_ticket(runner, owner, job_id=job, ticket_id=column(as_migrate, job, "ticket_id"))
    assert column(as_migrate, job, "status, output") == ("completed", {"attempt": 2})
    assert event_types(as_migrate, job) == ["queued", "started", "failed", "queued", "started", "done"]


async def test_a_cancelled_job_can_be_retried(database: Database, owner: UUID, as_migrate: Connection) -> None:
    job = await make_job(database, owner)
    async with database.transaction(owner) as session:
        await cancel(session, owner, job, kinds={})
    await retry_one(database, owner, job)
    assert column(as_migrate, job, "status, cancel_requested, slot") == ("pending", False, 1)


async def test_a_job_that_waits_or_is_completed_cannot_be_retried(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    with pytest.raises(JobNotFinished):
        await retry_one(database, owner, job)
    runner = Runner(worker_database, {"test.export": kind()})
    await run_ticket(runner, owner, job_id=job, ticket_id=column(as_migrate, job, "ticket_id"))
    with pytest.raises(JobFinished):
        await retry_one(database, owner, job)
