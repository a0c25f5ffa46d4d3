"""A job's stream of events: numbered from 1 without gaps, because the job's row is locked while it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.contract import JobStatus
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.tables import JobEventRow, JobRow

CHANNEL = "bespoke_jobs"
"""NOTIFY with the job's id: a hint that its stream has grown."""

FINISHED: frozenset[str] = frozenset(("completed", "failed", "cancelled"))

_TELL = text(
    """
    WITH told AS (
      UPDATE jobs SET last_event = last_event + 1,
        progress = coalesce(:percent, progress), stage = coalesce(:stage, stage)
      WHERE owner_id = :owner AND id = :job AND (CAST(:lease AS uuid) IS NULL OR lease = :lease)
      RETURNING last_event, cancel_requested
    ), line AS (
      INSERT INTO job_events (owner_id, job_id, seq, type, payload)
      SELECT :owner, :job, last_event, :type, :payload FROM told
    )
    SELECT cancel_requested, pg_notify(:channel, CAST(:job AS text)) FROM told
    """
).bindparams(bindparam("payload", type_=JSONB()))


async def append_job_event(
    session: AsyncSession,
    owner: UUID,
    *,
    job_id: UUID,
    event_type: str,
    payload: Mapping[str, Any],
    lease: UUID | None = None,
    progress: tuple[int, str] | None = None,
) -> bool | None:
    """Whether the person asked to cancel the job; None, and nothing written, when `lease` is not the current one."""
    percent, stage = progress or (None, None)
    values = {"owner": owner, "job": job_id, "lease": lease, "type": event_type, "payload": dict(payload)}
    told = await session.execute(_TELL, {**values, "percent": percent, "stage": stage, "channel": CHANNEL})
    row = told.one_or_none()
    return None if row is None else bool(row.cancel_requested)


@dataclass(frozen=True, slots=True)
class JobEvent:
    seq: int
    type: str
    payload: Mapping[str, Any]
    created_at: datetime


async def read_events(
    session: AsyncSession, owner: UUID, *, job_id: UUID, after: int = 0, limit: int = 200
) -> tuple[JobStatus, Sequence[JobEvent]]:
    """The job's status and its events at one moment: when it is final and there are none, the stream has ended.

    Raises JobNotFound.
    """
    event = JobEventRow
    newer = (event.owner_id == JobRow.owner_id) & (event.job_id == JobRow.id) & (event.seq > after)
    columns = (JobRow.status, event.seq, event.type, event.payload, event.created_at)
    wanted = select(*columns).outerjoin(event, newer).where(JobRow.owner_id == owner, JobRow.id == job_id)
    rows = (await session.execute(wanted.order_by(event.seq).limit(limit))).all()
    if not rows:
        raise JobNotFound(f"There is no job {job_id}.", fix="See GET /jobs for the ones there are.")
    status: JobStatus = rows[0].status
    return status, [JobEvent(row.seq, row.type, row.payload, row.created_at) for row in rows if row.seq is not None]
