"""The sweep: what no message announces. It finds jobs whose worker, ticket or time is gone, and visits who is due.

One process sweeps at a time. Each visit is a transaction of the visited owner, and one that fails stops no other.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

import structlog
from sqlalchemy import Row, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs import due, transitions
from bespoke.platform.jobs.contract import Pool
from bespoke.platform.jobs.dispatch import TASK, lock, redispatch
from bespoke.platform.jobs.errors import JobTimedOut
from bespoke.platform.jobs.failure import failure_of
from bespoke.platform.jobs.metrics import JobMetrics
from bespoke.platform.jobs.run import Runner
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.transitions import Job
from bespoke.platform.telemetry.trace import traced

log = structlog.get_logger(__name__)

Upkeep: TypeAlias = Callable[[AsyncSession, UUID, datetime], Awaitable[datetime | None]]
"""A visit to an owner at a time of the database's clock; when to come again, or None for never."""

OVERDUE_GRACE_S = 10.0
"""After `timeout_at` the run itself has this long to say that it timed out."""
LEFT_AFTER_S = 30.0
"""A ticket that was begun so long ago, and is not the one its job runs by, was left behind."""
_AGAIN_AFTER_FAILURE_S = 300.0
_VISITS_AT_ONCE = 100

_LEADER = text("SELECT pg_try_advisory_xact_lock(hashtext('bespoke.sweep'))")
# A leader that froze must not keep the others from sweeping; one that works says so after each visit.
_FROZEN_AFTER = text("SELECT set_config('idle_in_transaction_session_timeout', :limit, true)")
_STILL_HERE = text("SELECT 1")
_STALLED = text(
    """
    SELECT t.id, CAST(t.args->>'owner_id' AS uuid) AS owner_id, CAST(t.args->>'job_id' AS uuid) AS job_id
    FROM procrastinate_jobs t LEFT JOIN procrastinate_workers w ON w.id = t.worker_id
    WHERE t.status = 'doing' AND t.task_name = :task
      AND (w.id IS NULL OR w.last_heartbeat < clock_timestamp() - make_interval(secs => :stalled))
    """
)
# A worker that lives on may have failed to end its ticket, such as when the database went away for a moment.
_LEFT = text(
    """
    SELECT t.id, CAST(t.args->>'owner_id' AS uuid) AS owner_id, CAST(t.args->>'job_id' AS uuid) AS job_id
    FROM procrastinate_jobs t JOIN procrastinate_events e ON e.job_id = t.id AND e.type = 'started'
    WHERE t.status = 'doing' AND t.task_name = :task
    GROUP BY t.id HAVING max(e.at) < clock_timestamp() - make_interval(secs => :left) ORDER BY t.id LIMIT 100
    """
)
_DUE = text("SELECT owner_id, kind FROM due WHERE at <= clock_timestamp() ORDER BY at LIMIT :limit")
_DUE_NOW = text(
    """
    SELECT clock_timestamp() AS now FROM due WHERE owner_id = :owner AND kind = :kind AND at <= clock_timestamp()
    FOR UPDATE
    """
)
_COME_AGAIN = text(
    "UPDATE due SET at = clock_timestamp() + make_interval(secs => :after) WHERE owner_id = :owner AND kind = :kind"
)
_SET_AT = text("UPDATE due SET at = :at WHERE owner_id = :owner AND kind = :kind")
_NEVER_AGAIN = text("DELETE FROM due WHERE owner_id = :owner AND kind = :kind")
_ALIVE = text("SELECT id FROM procrastinate_jobs WHERE id = ANY(:tickets) AND status IN ('todo', 'doing')")
_DROP = text("DELETE FROM procrastinate_jobs WHERE id = ANY(:tickets)")
_QUEUED = text(
    """
    SELECT t.queue_name AS pool, count(*) AS depth,
      coalesce(extract(epoch FROM clock_timestamp() - min(e.at)), 0) AS age
    FROM procrastinate_jobs t LEFT JOIN procrastinate_events e ON e.job_id = t.id AND e.type = 'deferred'
    WHERE t.status = 'todo' GROUP BY t.queue_name
    """
)


@dataclass(frozen=True, slots=True)
class Sweeper:
    """`upkeep` by the kind of its rows in `due`; rows of kinds that nobody here knows are left alone."""

    runner: Runner
    upkeep: Mapping[str, Upkeep] = field(default_factory=dict)
    stalled_s: float = 15.0
    budget_s: float = 20.0
    frozen_s: float = 5.0


async def sweep(sweeper: Sweeper) -> bool:
    """Whether this process was the one to sweep."""
    began = time.monotonic()
    async with sweeper.runner.database.transaction() as leading:
        await _count_queued(leading, sweeper.runner.metrics)
        if not (await leading.execute(_LEADER)).scalar_one():
            return False
        await leading.execute(_FROZEN_AFTER, {"limit": f"{sweeper.frozen_s * 1000:.0f}"})
        stalled = (await leading.execute(_STALLED, {"task": TASK, "stalled": sweeper.stalled_s})).all()
        for row in stalled:
            await _quietly(_recover(sweeper, row), "recover")
            await leading.execute(_STILL_HERE)
        for row in (await leading.execute(_LEFT, {"task": TASK, "left": LEFT_AFTER_S})).all():
            await _quietly(_drop_left(sweeper, row), "left")
            await leading.execute(_STILL_HERE)
        while time.monotonic() - began < sweeper.budget_s and await _visit_some(sweeper, leading):
            pass
    return True


async def _visit_some(sweeper: Sweeper, leading: AsyncSession) -> bool:
    """Whether there may be more."""
    rows = (await leading.execute(_DUE, {"limit": _VISITS_AT_ONCE})).all()
    known = [row for row in rows if due.pool_of(row.kind) or row.kind in sweeper.upkeep]
    for row in known:
        if not await _quietly(_visit(sweeper, row.owner_id, row.kind), row.kind):
            await _quietly(_come_again(sweeper, row.owner_id, row.kind), row.kind)
        await leading.execute(_STILL_HERE)
    return len(rows) == _VISITS_AT_ONCE and len(known) > 0


async def _come_again(sweeper: Sweeper, owner: UUID, kind: str) -> None:
    after_s = due.RECHECK_S if due.pool_of(kind) else _AGAIN_AFTER_FAILURE_S
    async with sweeper.runner.database.transaction(owner) as session:
        await session.execute(_COME_AGAIN, {"owner": owner, "kind": kind, "after": after_s})


async def _quietly(work: Awaitable[None], what: str) -> bool:
    try:
        await work
    except Exception as error:  # noqa: BLE001  # one visit must not stop the others; it is repeated
        log.warning("sweep.visit_failed", visit=what, error_type=type(error).__name__)
        return False
    return True


async def _visit(sweeper: Sweeper, owner: UUID, kind: str) -> None:
    pool = due.pool_of(kind)
    async with sweeper.runner.database.transaction(owner) as session:
        if pool is not None:
            await look_after(sweeper, session, owner, pool)
            return
        now = (await session.execute(_DUE_NOW, {"owner": owner, "kind": kind})).scalar_one_or_none()
        if now is None:
            return
        again = await sweeper.upkeep[kind](session, owner, now)
        values = {"owner": owner, "kind": kind}
        await session.execute(*((_NEVER_AGAIN, values) if again is None else (_SET_AT, {**values, "at": again})))


async def look_after(sweeper: Sweeper, session: AsyncSession, owner: UUID, pool: Pool) -> None:
    """Mend what is broken about an owner's jobs of one pool, and hand out what waits."""
    runner = sweeper.runner
    await lock(session, owner, pool)
    rows = await _slotted(session, owner, pool)
    tickets = [row.JobRow.ticket_id for row in rows if row.JobRow.ticket_id is not None]
    alive = set((await session.execute(_ALIVE, {"tickets": tickets})).scalars())
    for row in rows:
        job = Job.of(row.JobRow)
        with traced(job.trace_id):
            if row.is_overdue:
                await _time_out(session, job, runner)
                await session.execute(_DROP, {"tickets": [row.JobRow.ticket_id]})
            elif row.JobRow.ticket_id not in alive:
                await _lost(session, job, runner)
    await redispatch(session, owner, pool, recheck_s=runner.recheck_s)
    await due.visit_jobs_again(session, owner, pool=pool, recheck_s=runner.recheck_s)


async def _slotted(session: AsyncSession, owner: UUID, pool: Pool) -> Sequence[Row[JobRow, bool]]:
    """Those that somebody changes at this moment need no help."""
    grace = func.make_interval(0, 0, 0, 0, 0, 0, OVERDUE_GRACE_S)
    is_overdue = func.coalesce(JobRow.timeout_at + grace < func.clock_timestamp(), False).label("is_overdue")
    held = select(JobRow, is_overdue).where(JobRow.owner_id == owner, JobRow.pool == pool, JobRow.slot.is_not(None))
    return (await session.execute(held.with_for_update(skip_locked=True))).all()


async def _recover(sweeper: Sweeper, stalled: Row[int, UUID, UUID]) -> None:
    """The ticket of a worker that is gone. The job gets a new one, so that a worker that wakes up cannot end it."""
    owner = stalled.owner_id
    async with sweeper.runner.database.transaction(owner) as session:
        where = (JobRow.owner_id == owner, JobRow.id == stalled.job_id, JobRow.ticket_id == stalled.id)
        pool = (await session.execute(select(JobRow.pool).where(*where))).scalar_one_or_none()
        if pool is not None:
            await lock(session, owner, pool)  # type: ignore[arg-type]  # the table's constraint allows no other
            row = (await session.execute(select(JobRow).where(*where).with_for_update())).scalar_one_or_none()
            if row is not None:
                with traced(row.trace_id):
                    await _lost(session, Job.of(row), sweeper.runner)
            await redispatch(session, owner, pool, recheck_s=sweeper.runner.recheck_s)  # type: ignore[arg-type]  # as above
        await session.execute(_DROP, {"tickets": [stalled.id]})


async def _drop_left(sweeper: Sweeper, left: Row[int, UUID, UUID]) -> None:
    """Of a ticket that is its job's current one, the job's own time decides."""
    owner = left.owner_id
    async with sweeper.runner.database.transaction(owner) as session:
        current = select(JobRow.id).where(
            JobRow.owner_id == owner, JobRow.id == left.job_id, JobRow.ticket_id == left.id
        )
        if (await session.execute(current)).first() is None:
            await session.execute(_DROP, {"tickets": [left.id]})


async def _lost(session: AsyncSession, job: Job, runner: Runner) -> None:
    if job.lease is None:
        await transitions.give_back(session, job)
        return
    log.warning(
        "job.taken_over",
        job_id=str(job.job_id),
        job_kind=job.kind,
        attempt=job.attempt,
        takeovers=job.takeovers,
    )
    if runner.metrics:
        runner.metrics.takeovers.labels(job.kind).inc()
    await transitions.take_over(session, job, kinds=runner.kinds)


async def _time_out(session: AsyncSession, job: Job, runner: Runner) -> None:
    if job.is_cancelled:
        await transitions.mark_cancelled(session, job, kinds=runner.kinds)
        return
    detail = f"It did not end within {job.timeout_s:g} seconds."
    failure = failure_of(JobTimedOut(detail, fix="Try again; a smaller document takes less time."))
    await transitions.fail_or_postpone(session, job, failure, kinds=runner.kinds, unit_s=runner.retry_unit_s)


async def _count_queued(session: AsyncSession, metrics: JobMetrics | None) -> None:
    if metrics is None:
        return
    metrics.depth.clear()
    metrics.age.clear()
    for row in (await session.execute(_QUEUED)).all():
        metrics.depth.labels(row.pool).set(row.depth)
        metrics.age.labels(row.pool).set(float(row.age))
