"""A job's stream of events: numbered from 1 without gaps, because the job's row is locked while it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.database.single import fetch_first
from bespoke.platform.jobs.contract import JobStatus
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.tables import JobEventRow

CHANNEL = "bespoke_jobs"
"""NOTIFY with the job's id: a hint that its stream has grown."""

FINISHED: frozenset[str] = frozenset(("completed", "failed", "cancelled"))

Line: TypeAlias = tuple[str, Mapping[str, Any]]
"""An event's type and its payload."""


def telling(changed: str, lines: str = ":lines") -> str:
    """The statement that writes the events of a job which another part of the same statement inserts or updates, and
    gives under this name with the events counted in `last_event`. `lines` is a JSON array of `Line`.
    """
    return f"""
      INSERT INTO job_events (owner_id, job_id, seq, type, payload)
      SELECT owner_id, id, last_event - jsonb_array_length({lines}) + n, line ->> 0, line -> 1
      FROM {changed}, jsonb_array_elements({lines}) WITH ORDINALITY AS of(line, n)
    """  # noqa: S608  # names of ours


_TELL = text(
    f"""
    WITH told AS (
      UPDATE jobs SET last_event = last_event + jsonb_array_length(:lines),
        progress = coalesce(:percent, progress), stage = coalesce(:stage, stage)
      WHERE owner_id = :owner AND id = :job AND (CAST(:lease AS uuid) IS NULL OR lease = :lease)
      RETURNING owner_id, id, last_event, cancel_requested
    ), lines AS ({telling("told")})
    SELECT cancel_requested, pg_notify(:channel, CAST(:job AS text)) FROM told
    """  # noqa: S608  # both parts stand in this file
).bindparams(bindparam("lines", type_=JSONB()))


async def append_job_event(
    session: AsyncSession,
    owner: UUID,
    *,
    job_id: UUID,
    event_type: str,
    payload: Mapping[str, Any],
) -> None:
    """For whoever holds the job's row, or needs no fence."""
    await append_job_events(session, owner, job_id=job_id, lines=((event_type, payload),))


async def append_job_events(
    session: AsyncSession,
    owner: UUID,
    *,
    job_id: UUID,
    lines: Sequence[Line],
    lease: UUID | None = None,
    progress: tuple[int, str] | None = None,
) -> bool | None:
    """Whether the person asked to cancel the job; None, and nothing written, when `lease` is not the current one."""
    percent, stage = progress or (None, None)
    values = {"owner": owner, "job": job_id, "lease": lease, "lines": as_json(lines)}
    told = await session.execute(_TELL, {**values, "percent": percent, "stage": stage, "channel": CHANNEL})
    row = told.one_or_none()
    return None if row is None else bool(row.cancel_requested)


def as_json(lines: Sequence[Line]) -> list[list[Any]]:
    return [[event_type, dict(payload)] for event_type, payload in lines]


# A follower asks after every hint, so this is one round trip: the owner is set for this statement alone, and LATERAL
# with OFFSET 0 looks at the rows only after that.
_FOLLOW = text(
    """
    WITH mine AS MATERIALIZED (SELECT CAST(set_config('app.owner_id', :owner, true) AS uuid) AS owner)
    SELECT found.status, found.events FROM mine CROSS JOIN LATERAL (
      SELECT j.status, (
        SELECT coalesce(jsonb_agg(jsonb_build_array(e.seq, e.type, e.payload) ORDER BY e.seq), '[]') FROM (
          SELECT seq, type, payload FROM job_events
          WHERE owner_id = mine.owner AND job_id = :job AND seq > :after ORDER BY seq LIMIT :limit
        ) AS e
      ) AS events
      FROM jobs j WHERE j.owner_id = mine.owner AND j.id = :job OFFSET 0
    ) AS found
    """
)


@dataclass(frozen=True, slots=True)
class JobEvent:
    seq: int
    type: str
    payload: Mapping[str, Any]


async def follow_events(
    database: Database, owner: UUID, *, job_id: UUID, after: int = 0, limit: int = 200
) -> tuple[JobStatus, Sequence[JobEvent]]:
    """The job's status and its events at one moment: when it is final and there are none, the stream has ended.

    Raises JobNotFound.
    """
    values = {"owner": str(owner), "job": job_id, "after": after, "limit": limit}
    row = await fetch_first(database, _FOLLOW, values)
    if row is None:
        raise JobNotFound(f"There is no job {job_id}.", fix="See GET /jobs for the ones there are.")
    return row.status, [JobEvent(seq, kind, payload) for seq, kind, payload in row.events]


async def read_events(session: AsyncSession, owner: UUID, *, job_id: UUID, limit: int) -> Sequence[JobEvent]:
    """The first of them; none of a job that is not there."""
    event = JobEventRow
    of_job = select(event.seq, event.type, event.payload).where(event.owner_id == owner, event.job_id == job_id)
    rows = await session.execute(of_job.order_by(event.seq).limit(limit))
    return [JobEvent(row.seq, row.type, row.payload) for row in rows]
