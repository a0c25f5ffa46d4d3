"""What the operator does with jobs, without HTTP.

`database` is under the role `bespoke_migrate`, whose policy lets it see every owner: the roles that serve requests and
run jobs see one at a time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.contract import JobStatus
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.retry import retry
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.transitions import Kinds
from bespoke.platform.telemetry.trace import traced

_POLL_S = 0.5
# A bundle that is held for its members counts as well: they end, then it does.
_UNFINISHED = text("SELECT count(*) FROM jobs WHERE status = 'processing' OR (status = 'pending' AND failures = 0)")


async def list_jobs(
    database: Database, *, limit: int, status: str | None = None, kind: str | None = None
) -> Sequence[JobRow]:
    """Of all owners, the newest first."""
    wanted = select(JobRow)
    if status is not None:
        wanted = wanted.where(JobRow.status == status)
    if kind is not None:
        wanted = wanted.where(JobRow.kind == kind)
    newest = wanted.order_by(JobRow.created_at.desc(), JobRow.id.desc()).limit(limit)
    async with database.transaction() as session:
        return (await session.scalars(newest)).all()


async def show_job(database: Database, job_id: UUID) -> JobRow:
    """Raises JobNotFound."""
    async with database.transaction() as session:
        return await _find(session, job_id)


async def retry_job(database: Database, job_id: UUID, *, kinds: Kinds) -> None:
    """As the person's own retry. Raises JobNotFound, JobNotFinished, JobFinished, and what the job's kind does."""
    job = await show_job(database, job_id)
    with traced(job.trace_id):
        async with database.transaction(job.owner_id) as session:
            await retry(session, job.owner_id, job_id, kinds=kinds)


async def cancel_job(database: Database, job_id: UUID, *, kinds: Kinds) -> JobStatus:
    """As the person's own cancelling. Raises JobNotFound, JobFinished."""
    job = await show_job(database, job_id)
    with traced(job.trace_id):
        async with database.transaction(job.owner_id) as session:
            return await cancel(session, job.owner_id, job_id, kinds=kinds)


async def drain(database: Database, *, timeout_s: float) -> int:
    """Wait until nothing waits or runs; how many jobs are left when the time is over.

    Jobs that failed and wait for another try, for up to an hour, are not waited for.
    """
    began = time.monotonic()
    while True:
        async with database.transaction() as session:
            left = int((await session.execute(_UNFINISHED)).scalar_one())
        if left == 0 or time.monotonic() - began >= timeout_s:
            return left
        await asyncio.sleep(min(_POLL_S, timeout_s))


async def _find(session: AsyncSession, job_id: UUID) -> JobRow:
    row = (await session.scalars(select(JobRow).where(JobRow.id == job_id))).one_or_none()
    if row is None:
        raise JobNotFound(f"There is no job {job_id}.", fix="See `bespoke jobs list`.")
    return row
