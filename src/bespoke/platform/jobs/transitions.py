"""Every change of a job's state: one fenced update, and its line in the job's stream and in the owner's.

The update comes first, so that its row lock and its fence cover all that follows in the transaction; the owner's event
comes last, because it locks the owner's stream until the commit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Row, Text, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.contract import JobKind, Outcome, Pool
from bespoke.platform.jobs.errors import LostLease, Poison
from bespoke.platform.jobs.failure import CANCELLED, MAX_RETRIES, MAX_TAKEOVERS, Failure, failure_of, retry_delay_s
from bespoke.platform.jobs.stream import CHANNEL, append_job_event, as_json, telling
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import (
    Cancelled,
    Done,
    Failed,
    JobError,
    Postponed,
    Queued,
    Started,
    TakenOver,
    Told,
    line_of,
)

log = structlog.get_logger(__name__)
Kinds = Mapping[str, JobKind]


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it was read. A change of it happens only while its lease is still the one that was read."""

    owner_id: UUID
    job_id: UUID
    kind: str
    pool: Pool
    document_id: UUID | None
    input: Mapping[str, Any]
    attempt: int
    failures: int
    takeovers: int
    timeout_s: float
    trace_id: str
    is_cancelled: bool
    lease: UUID | None
    created_at: datetime
    ready_at: datetime
    started_at: datetime | None

    @classmethod
    def of(cls, row: JobRow | Row[Any]) -> Job:
        return cls(
            owner_id=row.owner_id,
            job_id=row.id,
            kind=row.kind,
            pool=row.pool,  # type: ignore[arg-type]  # the table's constraint allows no other
            document_id=row.document_id,
            input=row.input,
            attempt=row.attempts,
            failures=row.failures,
            takeovers=row.takeovers,
            timeout_s=row.timeout_s,
            trace_id=row.trace_id,
            is_cancelled=row.cancel_requested,
            lease=row.lease,
            created_at=row.created_at,
            ready_at=max(row.created_at, row.run_at),
            started_at=row.started_at,
        )


# In words, because somebody waits for them and building a statement takes as long as running it; and each is one
# statement: the change, its events, and the hint that there are some.
_JOB = """owner_id, id, kind, pool, document_id, input, attempts, failures, takeovers, timeout_s, trace_id,
        cancel_requested, lease, created_at, run_at, started_at, last_event"""
_CLAIM = text(
    f"""
    WITH begun AS (
      UPDATE jobs SET status = 'processing', lease = :lease, attempts = attempts + 1, stage = '', progress = 0,
        error = NULL, last_event = last_event + 1, started_at = clock_timestamp(),
        timeout_at = clock_timestamp() + make_interval(secs => timeout_s)
      WHERE owner_id = :owner AND id = :job AND ticket_id = :ticket AND status = 'pending' AND slot IS NOT NULL
      RETURNING {_JOB}
    ), lines AS (
      {telling("begun", "jsonb_build_array(jsonb_build_array(:event, jsonb_build_object('attempt', attempts)))")}
    )
    SELECT {_JOB}, pg_notify(:channel, CAST(id AS text)) FROM begun
    """  # noqa: S608  # the parts are ours
).bindparams(bindparam("event", type_=Text()))


_UNCHANGED = "status IN ('pending', 'processing') AND lease IS NOT DISTINCT FROM CAST(:lease AS uuid)"
_ENDED = "finished_at = clock_timestamp(), status ="
_COMPLETED = f"{_ENDED} 'completed', output = :output, progress = 100, stage = 'done'"
_FAILED = f"{_ENDED} 'failed', error = :error"
_CANCELLED = f"{_ENDED} 'cancelled', cancel_requested = true"
_PENDING = "status = 'pending'"
_POSTPONED = f"""{_PENDING}, failures = failures + 1, error = :error,
        run_at = clock_timestamp() + make_interval(secs => :delay_s)"""
_TAKEN_OVER = f"{_PENDING}, takeovers = takeovers + 1"


@cache
def _changing(assignments: str, unchanged: str) -> TextClause:
    json = [name for name in ("output", "error") if f":{name}" in assignments]
    return text(
        f"""
        WITH changed AS (
          UPDATE jobs SET slot = NULL, lease = NULL, ticket_id = NULL, timeout_at = NULL,
            last_event = last_event + jsonb_array_length(:lines), {assignments}
          WHERE owner_id = :owner AND id = :job AND {unchanged}
          RETURNING {_JOB}
        ), lines AS ({telling("changed")})
        SELECT {_JOB}, pg_notify(:channel, CAST(id AS text)) FROM changed
        """  # noqa: S608  # the parts are ours
    ).bindparams(*(bindparam(name, type_=JSONB()) for name in ("lines", *json)))


async def claim(session: AsyncSession, owner: UUID, *, job_id: UUID, ticket_id: int, lease: UUID) -> Job | None:
    """Begin an attempt; None for a ticket that is not the job's current one. The database's clock sets the deadline."""
    values = {"owner": owner, "job": job_id, "ticket": ticket_id, "lease": lease}
    told = {"event": Started.event, "channel": CHANNEL}
    row = (await session.execute(_CLAIM, {**values, **told})).one_or_none()
    return None if row is None else Job.of(row)


async def complete(session: AsyncSession, job: Job, outcome: Outcome, noted: Sequence[Told] = ()) -> None:
    """Raises LostLease, and then nothing of the outcome is published. `noted` is told before the end is."""
    output = dict(outcome.output)
    await _change(session, job, _COMPLETED, *noted, Done(status="completed", output=output), output=output)
    await outcome.publish(session)
    await announce(session, job, "job.completed", {})


async def fail(session: AsyncSession, job: Job, failure: Failure, *, kinds: Kinds) -> None:
    """For good. Raises LostLease."""
    error = dict(failure.error)
    told = Failed(status="failed", error=JobError.model_validate(error))
    await _change(session, job, _FAILED, told, error=error)
    await _clean_up(session, job, error, kinds)
    await announce(session, job, "job.failed", {"code": failure.code})


async def mark_cancelled(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Raises LostLease."""
    await withdraw(session, job, kinds=kinds)
    await announce(session, job, "job.cancelled", {})


async def withdraw(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Cancelled, and not yet announced. Raises LostLease."""
    await _change(session, job, _CANCELLED, Cancelled(status="cancelled"))
    await _clean_up(session, job, CANCELLED, kinds)


async def fail_or_postpone(
    session: AsyncSession, job: Job, failure: Failure, *, kinds: Kinds, unit_s: float
) -> datetime | None:
    """When it is tried again; None when it failed for good, or somebody wants it no more. The slot is free meanwhile.

    Raises LostLease.
    """
    if not failure.is_transient or job.failures >= MAX_RETRIES:
        await fail(session, job, failure, kinds=kinds)
        return None
    error = dict(failure.error)
    row = await _change(session, job, _POSTPONED, error=error, delay_s=retry_delay_s(job.failures, unit_s))
    if row.cancel_requested:
        await mark_cancelled(session, Job.of(row), kinds=kinds)
        return None
    run_at: datetime = row.run_at
    told = Postponed(error=JobError.model_validate(error), run_at=run_at, failures=row.failures)
    await append_job_event(session, job.owner_id, job_id=job.job_id, event_type=told.event, payload=told.payload())
    await announce(session, job, "job.postponed", {"code": failure.code, "run_at": run_at.isoformat()})
    return run_at


async def take_over(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Whoever ran the job is gone. Bounded, because the job may be what kills its workers. Raises LostLease."""
    if job.is_cancelled:
        await mark_cancelled(session, job, kinds=kinds)
    elif job.takeovers >= MAX_TAKEOVERS:
        detail = f"Its worker ended {job.takeovers + 1} times before the job did."
        poison = Poison(detail, fix="Report it with the job's id; the operator's logs say how the workers ended.")
        await fail(session, job, failure_of(poison), kinds=kinds)
    else:
        await _change(session, job, _TAKEN_OVER, TakenOver(takeovers=job.takeovers + 1))


async def give_back(session: AsyncSession, job: Job) -> None:
    """The worker stops, or the ticket is gone before anybody ran it. Counts as nothing. Raises LostLease."""
    await _change(session, job, _PENDING, Queued())


async def _change(session: AsyncSession, job: Job, change: str, *told: Told, **values: object) -> Row[Any]:
    """Raises LostLease."""
    mine = {"owner": job.owner_id, "job": job.job_id, "lease": job.lease}
    events = {"lines": as_json([line_of(one) for one in told]), "channel": CHANNEL}
    row = (await session.execute(_changing(change, _UNCHANGED), {**mine, **events, **values})).one_or_none()
    if row is None:
        raise LostLease
    return row


async def _clean_up(session: AsyncSession, job: Job, error: Mapping[str, Any], kinds: Kinds) -> None:
    """The kind's own ending. Should it fail the job ends all the same, else it would hold its slot for ever."""
    kind = kinds.get(job.kind)
    if kind is None or kind.on_failure is None:
        return
    try:
        async with session.begin_nested():
            await kind.on_failure(session, job, error)
    except Exception as failed:  # noqa: BLE001  # whatever it is, it is logged, and the job must end
        log.error("job.cleanup_failed", job_id=str(job.job_id), job_kind=job.kind, error_type=type(failed).__name__)


async def announce(
    session: AsyncSession, job: Job, event_type: str, payload: Mapping[str, Any], actor: Actor | None = None
) -> None:
    about = {"kind": job.kind, "document_id": str(job.document_id) if job.document_id else None, **payload}
    await append_event(session, job.owner_id, event_type, subject_id=job.job_id, payload=about, actor=actor)
