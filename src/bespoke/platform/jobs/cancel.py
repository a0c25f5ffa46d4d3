"""Cancelling: at once while a job waits; by a flag that its worker obeys while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.jobs.contract import JobStatus
from bespoke.platform.jobs.dispatch import dispatch, lock
from bespoke.platform.jobs.errors import JobFinished
from bespoke.platform.jobs.queries import lock_job
from bespoke.platform.jobs.stream import FINISHED, append_job_event
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Cancelling
from bespoke.platform.jobs.transitions import Job, Kinds, announce, withdraw


async def cancel(
    session: AsyncSession, owner: UUID, job_id: UUID, *, kinds: Kinds, actor: Actor | None = None
) -> JobStatus:
    """`cancelled`, or `processing` when the run has yet to stop. Raises JobNotFound, JobFinished.

    `kinds` know what else ends with the job. Call it before the transaction's own events, as `submit`.
    """
    row = await lock_job(session, owner, job_id)
    if row.status in FINISHED:
        raise JobFinished(f"The job is {row.status}.", fix="Only a job that waits or runs can be cancelled.")
    runs = row.status == "processing"
    await cancel_locked(session, owner, [row], kinds=kinds, actor=actor)
    return "processing" if runs else "cancelled"


async def lock_jobs_of(session: AsyncSession, owner: UUID, document_ids: Sequence[UUID]) -> Sequence[JobRow]:
    """All unfinished jobs of documents, which nobody else changes until the commit.

    Before the documents' own rows, as by whoever publishes what a job made of one.
    """
    unfinished = JobRow.status.in_(("pending", "processing"))
    mine = (JobRow.owner_id == owner, JobRow.document_id.in_(document_ids), unfinished)
    for pool in sorted((await session.execute(select(JobRow.pool).where(*mine).distinct())).scalars()):
        await lock(session, owner, pool)  # type: ignore[arg-type]  # the table's constraint allows no other
    found = select(JobRow).where(*mine).order_by(JobRow.id).with_for_update()
    return (await session.execute(found, execution_options={"populate_existing": True})).scalars().all()


async def cancel_locked(
    session: AsyncSession, owner: UUID, rows: Sequence[JobRow], *, kinds: Kinds, actor: Actor | None = None
) -> None:
    """Unfinished jobs, their pools and rows locked. What is told to the owner comes last: it locks their stream."""
    waiting = [Job.of(row) for row in rows if row.status == "pending"]
    for job in waiting:
        await withdraw(session, job, kinds=kinds)
    for row in rows:
        if row.status == "processing" and not row.cancel_requested:
            await _flag(session, owner, row.id)
    for pool in sorted({job.pool for job in waiting}):
        await dispatch(session, owner, pool)
    for job in waiting:
        await announce(session, job, "job.cancelled", {}, actor)


async def _flag(session: AsyncSession, owner: UUID, job_id: UUID) -> None:
    flag = update(JobRow).where(JobRow.owner_id == owner, JobRow.id == job_id).values(cancel_requested=True)
    await session.execute(flag, execution_options={"synchronize_session": False})
    await append_job_event(session, owner, job_id=job_id, event_type=Cancelling.event, payload={})
