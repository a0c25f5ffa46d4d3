"""Every change of a job's state: one fenced update, and its line in the job's stream and in the owner's.

The update comes first, so that its row lock and its fence cover all that follows in the transaction; the owner's event
comes last, because it locks the owner's stream until the commit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import CTE, ColumnElement, Text, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.contract import JobKind, JobStatus, Outcome, Pool
from bespoke.platform.jobs.errors import LostLease, Poison
from bespoke.platform.jobs.failure import CANCELLED, MAX_RETRIES, MAX_TAKEOVERS, Failure, failure_of, retry_delay_s
from bespoke.platform.jobs.stream import CHANNEL, append_job_event, first_told, last_told
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
_now = func.clock_timestamp()
_FREED: Mapping[str, Any] = {"slot": None, "lease": None, "ticket_id": None, "timeout_at": None}
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
    def of(cls, row: JobRow) -> Job:
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


async def claim(session: AsyncSession, owner: UUID, *, job_id: UUID, ticket_id: int, lease: UUID) -> Job | None:
    """Begin an attempt; None for a ticket that is not the job's current one. The database's clock sets the deadline."""
    values = {
        "status": "processing",
        "lease": lease,
        "attempts": JobRow.attempts + 1,
        "stage": "",
        "progress": 0,
        "error": None,
        "last_event": JobRow.last_event + 1,
        "started_at": _now,
        "timeout_at": _now + func.make_interval(0, 0, 0, 0, 0, 0, JobRow.timeout_s),
    }
    mine = (JobRow.owner_id == owner, JobRow.id == job_id, JobRow.ticket_id == ticket_id)
    waits = (JobRow.status == "pending", JobRow.slot.is_not(None))
    # One statement, because somebody waits for it: the claim, its event, and the hint that there is one.
    begun = update(JobRow).where(*mine, *waits).values(values).returning(JobRow).cte("begun")
    told = first_told(begun, Started.event, func.jsonb_build_object("attempt", begun.c.attempts))
    row = (await session.execute(select(aliased(JobRow, begun), _hint(begun)).add_cte(told))).one_or_none()
    return None if row is None else Job.of(row[0])


async def complete(session: AsyncSession, job: Job, outcome: Outcome, noted: Sequence[Told] = ()) -> None:
    """Raises LostLease, and then nothing of the outcome is published. `noted` is told before the end is."""
    output = dict(outcome.output)
    values = {"output": output, "progress": 100, "stage": "done"}
    await _end(session, job, "completed", values, *noted, Done(status="completed", output=output))
    await outcome.publish(session)
    await announce(session, job, "job.completed", {})


async def fail(session: AsyncSession, job: Job, failure: Failure, *, kinds: Kinds) -> None:
    """For good. Raises LostLease."""
    error = dict(failure.error)
    told = Failed(status="failed", error=JobError.model_validate(error))
    await _end(session, job, "failed", {"error": error}, told)
    await _clean_up(session, job, error, kinds)
    await announce(session, job, "job.failed", {"code": failure.code})


async def mark_cancelled(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Raises LostLease."""
    await withdraw(session, job, kinds=kinds)
    await announce(session, job, "job.cancelled", {})


async def withdraw(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Cancelled, and not yet announced. Raises LostLease."""
    await _end(session, job, "cancelled", {"cancel_requested": True}, Cancelled(status="cancelled"))
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
    delay_s = retry_delay_s(job.failures, unit_s)
    run_at = _now + func.make_interval(0, 0, 0, 0, 0, 0, delay_s)
    row = await _back(session, job, {"failures": JobRow.failures + 1, "error": error, "run_at": run_at})
    if row.cancel_requested:
        await mark_cancelled(session, Job.of(row), kinds=kinds)
        return None
    told = Postponed(error=JobError.model_validate(error), run_at=row.run_at, failures=row.failures)
    await append_job_event(session, job.owner_id, job_id=job.job_id, event_type=told.event, payload=told.payload())
    await announce(session, job, "job.postponed", {"code": failure.code, "run_at": row.run_at.isoformat()})
    return row.run_at


async def take_over(session: AsyncSession, job: Job, *, kinds: Kinds) -> None:
    """Whoever ran the job is gone. Bounded, because the job may be what kills its workers. Raises LostLease."""
    if job.is_cancelled:
        await mark_cancelled(session, job, kinds=kinds)
    elif job.takeovers >= MAX_TAKEOVERS:
        detail = f"Its worker ended {job.takeovers + 1} times before the job did."
        poison = Poison(detail, fix="Report it with the job's id; the operator's logs say how the workers ended.")
        await fail(session, job, failure_of(poison), kinds=kinds)
    else:
        await _back(session, job, {"takeovers": JobRow.takeovers + 1}, TakenOver(takeovers=job.takeovers + 1))


async def give_back(session: AsyncSession, job: Job) -> None:
    """The worker stops, or the ticket is gone before anybody ran it. Counts as nothing. Raises LostLease."""
    await _back(session, job, {}, Queued())


async def _end(session: AsyncSession, job: Job, status: JobStatus, values: Mapping[str, Any], *told: Told) -> None:
    await _change(session, job, {"status": status, "finished_at": _now, **values}, told)


async def _back(session: AsyncSession, job: Job, values: Mapping[str, Any], *told: Told) -> JobRow:
    return await _change(session, job, {"status": "pending", **values}, told)


async def _change(session: AsyncSession, job: Job, values: Mapping[str, Any], told: Sequence[Told]) -> JobRow:
    """In one statement with its events. Raises LostLease."""
    mine = (JobRow.owner_id == job.owner_id, JobRow.id == job.job_id)
    counted = {"last_event": JobRow.last_event + len(told)}
    update_it = update(JobRow).where(*mine, *_unchanged(job)).values({**_FREED, **values, **counted})
    changed = update_it.returning(JobRow).cte("changed")
    lines = last_told(changed, [line_of(one) for one in told])
    shown = select(aliased(JobRow, changed), _hint(changed)).add_cte(lines)
    row = (await session.execute(shown, execution_options={"populate_existing": True})).one_or_none()
    if row is None:
        raise LostLease
    found: JobRow = row[0]
    return found


def _unchanged(job: Job) -> tuple[ColumnElement[bool], ...]:
    return (JobRow.lease.is_not_distinct_from(job.lease), JobRow.status.in_(("pending", "processing")))


def _hint(changed: CTE) -> ColumnElement[None]:
    return func.pg_notify(CHANNEL, cast(changed.c.id, Text))


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
