"""A person tries a failed or cancelled job again: the same job, with all its tries before it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.dispatch import dispatch
from bespoke.platform.jobs.errors import JobFinished, JobNotFinished
from bespoke.platform.jobs.queries import lock_job
from bespoke.platform.jobs.stream import append_job_event
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Queued
from bespoke.platform.jobs.transitions import Job, Kinds


async def retry(session: AsyncSession, owner: UUID, job_id: UUID, *, kinds: Kinds, actor: Actor | None = None) -> None:
    """Raises JobNotFound, JobNotFinished, JobFinished, and what the job's kind does.

    `kinds` know what the job works on when it is tried again. Call it before the transaction's own events, as `submit`.
    """
    row = await lock_job(session, owner, job_id)
    if row.status == "completed":
        raise JobFinished("The job is completed.", fix="Start a new one.")
    if row.status not in ("failed", "cancelled"):
        raise JobNotFinished(f"The job is {row.status}.", fix="Wait until it has ended, or cancel it first.")
    job = Job.of(row)
    anew = {"status": "pending", "failures": 0, "takeovers": 0, "stage": "", "progress": 0, "cancel_requested": False}
    anew |= {"input": await _input(session, job, kinds, actor), "run_at": func.clock_timestamp()}
    anew |= {"error": None, "output": None, "finished_at": None}
    again = update(JobRow).where(JobRow.owner_id == owner, JobRow.id == job_id).values(anew)
    await session.execute(again, execution_options={"synchronize_session": False})
    await append_job_event(session, owner, job_id=job_id, event_type=Queued.event, payload={})
    await dispatch(session, owner, job.pool)
    await append_event(session, owner, "job.retried", subject_id=job_id, payload={"kind": job.kind}, actor=actor)


async def _input(session: AsyncSession, job: Job, kinds: Kinds, actor: Actor | None) -> dict[str, Any]:
    kind = kinds.get(job.kind)
    if kind is None or kind.on_retry is None:
        return dict(job.input)
    return dict(await kind.on_retry(session, job, kinds, actor))
