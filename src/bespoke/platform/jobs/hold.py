"""Letting a job go that waits for others, such as a bundle whose members have all ended."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs import due
from bespoke.platform.jobs.tables import JobRow


async def release(session: AsyncSession, owner: UUID, job_id: UUID) -> None:
    """From an `Outcome.publish` or an `on_failure`; no effect on a job that waits for nothing more, or has begun.

    One that came too early, and was put off because of it, need not wait for its time either. It is handed out by
    whoever ends the caller's job, in the same pool, else by the next sweep.
    """
    mine = (JobRow.owner_id == owner, JobRow.id == job_id, JobRow.status == "pending", JobRow.slot.is_(None))
    waits = (*mine, JobRow.run_at > func.clock_timestamp())
    now = update(JobRow).where(*waits).values(run_at=func.clock_timestamp()).returning(JobRow.pool)
    pool = (await session.execute(now, execution_options={"synchronize_session": False})).scalar_one_or_none()
    if pool is not None:
        await due.visit_by(session, owner, kind=due.kind_of(pool))  # type: ignore[arg-type]  # a pool, by constraint


async def release_when_members_ended(session: AsyncSession, owner: UUID, *, job_id: UUID, batch_id: UUID) -> bool:
    """Whether all jobs of the batch have ended but those of the held one's kind.

    The held job's row lock makes concurrent members take turns. It comes before that of the owner's stream, as where
    the held job itself ends: call it before the transaction's own events.
    """
    held = select(JobRow.kind).where(JobRow.owner_id == owner, JobRow.id == job_id).with_for_update()
    kind = (await session.execute(held)).scalar_one_or_none()
    unfinished = JobRow.status.in_(("pending", "processing"))
    others = select(JobRow.id).where(
        JobRow.owner_id == owner, JobRow.batch_id == batch_id, JobRow.kind != kind, unfinished
    )
    if (await session.execute(others.limit(1))).first() is not None:
        return False
    await release(session, owner, job_id)
    return True
