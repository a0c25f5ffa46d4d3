"""Cancelling: at once while a job waits; by a flag that its worker obeys while it runs."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.jobs.contract import JobStatus
from bespoke.platform.jobs.dispatch import dispatch
from bespoke.platform.jobs.errors import JobFinished
from bespoke.platform.jobs.queries import lock_job
from bespoke.platform.jobs.stream import FINISHED, append_job_event
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Cancelling
from bespoke.platform.jobs.transitions import Job, Kinds, mark_cancelled


async def cancel(
    session: AsyncSession, owner: UUID, job_id: UUID, *, kinds: Kinds, actor: Actor | None = None
) -> JobStatus:
    """`cancelled`, or `processing` when the run has yet to stop. Raises JobNotFound, JobFinished.

    `kinds` know what else ends with the job. Call it before the transaction's own events, as `submit`.
    """
    row = await lock_job(session, owner, job_id)
    if row.status in FINISHED:
        raise JobFinished(f"The job is {row.status}.", fix="Only a job that waits or runs can be cancelled.")
    if row.status == "pending":
        job = Job.of(row)
        await mark_cancelled(session, job, kinds=kinds, actor=actor)
        await dispatch(session, owner, job.pool)
        return "cancelled"
    if not row.cancel_requested:
        flag = update(JobRow).where(JobRow.owner_id == owner, JobRow.id == job_id).values(cancel_requested=True)
        await session.execute(flag, execution_options={"synchronize_session": False})
        await append_job_event(session, owner, job_id=job_id, event_type=Cancelling.event, payload={})
    return "processing"


async def cancel_all(
    session: AsyncSession, owner: UUID, *, document_id: UUID, kinds: Kinds, actor: Actor | None = None
) -> int:
    """All unfinished jobs of a document that goes away; how many there were."""
    unfinished = JobRow.status.in_(("pending", "processing"))
    mine = select(JobRow.id).where(JobRow.owner_id == owner, JobRow.document_id == document_id, unfinished)
    found = (await session.execute(mine.order_by(JobRow.pool, JobRow.id))).scalars().all()
    ended = 0
    for job_id in found:
        try:
            await cancel(session, owner, job_id, kinds=kinds, actor=actor)
        except JobFinished:
            ended += 1
    return len(found) - ended
