"""A held job waits without a slot until the last of its batch has ended, and then goes once."""

from __future__ import annotations

import asyncio
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from tests.fixtures.jobs import Connection, column, kind

from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import JobKind, JobRun, Outcome
from bespoke.platform.jobs.hold import release_when_members_ended
from bespoke.platform.jobs.run import Runner, run_ticket
from bespoke.platform.jobs.submit import submit


async def test_members_that_end_together_release_the_bundle_once(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    batch = new_id()
    released: list[bool] = []

    async def run(run: JobRun) -> Outcome:
        return Outcome(publish=end)

    async def end(session: AsyncSession) -> None:
        await asyncio.sleep(0.05)
        gone = await release_when_members_ended(session, owner, job_id=bundle, batch_id=batch)
        released.append(gone)

    member = JobKind("test.member", "export", run)
    async with database.transaction(owner) as session:
        members = [await submit(session, owner, kind=member, input={}, batch_id=batch) for _ in range(3)]
        bundle = await submit(session, owner, kind=kind(), input={}, batch_id=batch, held=True)
    tickets = [column(as_migrate, job, "ticket_id") for job in members]
    runner = Runner(worker_database, {"test.member": member})
    assert column(as_migrate, bundle, "slot") is None
    pairs = zip(members, tickets, strict=True)
    await asyncio.gather(*(run_ticket(runner, owner, job_id=job, ticket_id=ticket) for job, ticket in pairs))
    assert sorted(released) == [False, False, True]
    assert column(as_migrate, bundle, "slot") == 1
