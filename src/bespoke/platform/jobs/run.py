"""Running one ticket: claim, handle, and record how it ended, whatever happens in between.

Should even the recording fail, the job stays `processing` without anybody running it; the sweep finds it by its ticket
or by its `timeout_at`.
"""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.errors import BespokeError
from bespoke.platform.ids import new_id
from bespoke.platform.jobs import transitions
from bespoke.platform.jobs.attempt import Attempt
from bespoke.platform.jobs.contract import JobKind, Outcome
from bespoke.platform.jobs.dispatch import redispatch
from bespoke.platform.jobs.due import RECHECK_S
from bespoke.platform.jobs.errors import JobCancelled, JobTimedOut, LostLease, UnknownKind
from bespoke.platform.jobs.failure import RETRY_UNIT_S, Failure, failure_of
from bespoke.platform.jobs.metrics import JobMetrics
from bespoke.platform.jobs.patience import PASSING, patiently
from bespoke.platform.jobs.transitions import Job
from bespoke.platform.telemetry.trace import set_trace_id

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Runner:
    """What every run of a process shares. `database` is the worker's role; the delays are shorter in tests."""

    database: Database
    kinds: Mapping[str, JobKind]
    metrics: JobMetrics | None = None
    retry_unit_s: float = RETRY_UNIT_S
    recheck_s: float = RECHECK_S
    watch_s: float = 0.5
    cancel_grace_s: float = 0.2


async def run_ticket(runner: Runner, owner: UUID, *, job_id: UUID, ticket_id: int) -> None:
    """Returns when the ticket is used up. A ticket that is not the job's current one changes nothing."""
    claiming = asyncio.ensure_future(_claim(runner, owner, job_id, ticket_id))
    try:
        job = await asyncio.shield(claiming)
        if job is not None:
            await _attempt(runner, job)
    except asyncio.CancelledError:
        # The claim may be committed though its answer had not come yet.
        job = await claiming
        if job is not None:
            await asyncio.shield(_give_back(runner, job))
        raise
    if job is not None:
        await asyncio.shield(_hand_out_next(runner, job))


async def _claim(runner: Runner, owner: UUID, job_id: UUID, ticket_id: int) -> Job | None:
    async with runner.database.transaction(owner) as session:
        return await transitions.claim(session, owner, job_id=job_id, ticket_id=ticket_id, lease=new_id())


async def _give_back(runner: Runner, job: Job) -> None:
    await _record(runner, job, lambda session: transitions.give_back(session, job))
    await _hand_out_next(runner, job)


async def _attempt(runner: Runner, job: Job) -> None:
    set_trace_id(job.trace_id)
    _count_wait(runner, job)
    attempt = Attempt(runner.database, job, runner.metrics)
    try:
        outcome = await _handle(runner, attempt)
        attempt.end_stage("publish")
        await _complete(runner, attempt, outcome)
        attempt.end_stage("")
    except LostLease:
        log.info("job.lease_lost", job_id=str(job.job_id), job_kind=job.kind, attempt=job.attempt)
    except JobCancelled:
        await _cancelled(runner, attempt)
    except Exception as error:  # noqa: BLE001  # nothing a handler raises may leave its job `processing`
        await _failed(runner, attempt, error)


async def _handle(runner: Runner, attempt: Attempt) -> Outcome:
    """The handler's outcome or error; JobTimedOut; LostLease and JobCancelled also where the handler ignores them."""
    kind = runner.kinds.get(attempt.job.kind)
    if kind is None:
        raise UnknownKind(f"This worker does not know {attempt.job.kind!r}.", fix="Start workers of the same version.")
    running = asyncio.ensure_future(kind.run(attempt))
    watching = asyncio.ensure_future(_watch(runner, attempt, running))
    try:
        done, _ = await asyncio.wait({running}, timeout=attempt.job.timeout_s)
    finally:
        try:
            await _stop(running)
            await attempt.settle()
        finally:
            watching.cancel()
    if not done and attempt.stopped is None:
        detail = f"It was stopped after {attempt.job.timeout_s:g} seconds."
        raise JobTimedOut(detail, fix="Try again; a smaller document takes less time.")
    if attempt.stopped is not None:
        raise attempt.stopped
    if running.cancelled():
        raise RuntimeError("the handler cancelled itself")
    return running.result()


async def _stop(running: asyncio.Future[Outcome]) -> None:
    """Cancel a handler that still runs, and give it a moment to let go of what it holds."""
    if not running.done():
        running.cancel()
        await asyncio.wait({running}, timeout=5.0)
    if running.done() and not running.cancelled():
        running.exception()


async def _watch(runner: Runner, attempt: Attempt, running: asyncio.Future[Outcome]) -> None:
    """Stop a handler that does not ask whether it should: when its lease is lost, or some time after a cancellation."""
    while True:
        await asyncio.sleep(runner.watch_s)
        try:
            await attempt.look()
        except LostLease:
            break
        except JobCancelled:
            await asyncio.sleep(runner.cancel_grace_s)
            break
        except BespokeError:
            continue
    running.cancel()


async def _complete(runner: Runner, attempt: Attempt, outcome: Outcome) -> None:
    job, noted = attempt.job, attempt.noted
    await _store(runner, job, lambda session: transitions.complete(session, job, outcome, noted))
    _count_end(runner, job, "completed")


async def _cancelled(runner: Runner, attempt: Attempt) -> None:
    async def change(session: AsyncSession) -> None:
        await attempt.catch_up(session)
        await transitions.mark_cancelled(session, attempt.job, kinds=runner.kinds)

    await _record(runner, attempt.job, change)
    _count_end(runner, attempt.job, "cancelled")


async def _failed(runner: Runner, attempt: Attempt, error: Exception) -> None:
    job, failure = attempt.job, failure_of(error)
    log.warning(
        "job.failed",
        job_id=str(job.job_id),
        job_kind=job.kind,
        attempt=job.attempt,
        code=failure.code,
        error_type=type(error).__name__,
        where=_innermost(error),
    )
    again = False

    async def change(session: AsyncSession) -> None:
        nonlocal again
        kinds, unit_s = runner.kinds, runner.retry_unit_s
        await attempt.catch_up(session)
        run_at = await transitions.fail_or_postpone(session, job, failure, kinds=kinds, unit_s=unit_s)
        again = run_at is not None

    if await _record(runner, job, change):
        _count_failure(runner, job, failure, again=again)


def _innermost(error: BaseException) -> str:
    """Where an error was raised; its text is not logged, because it may hold a person's words."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


async def _record(runner: Runner, job: Job, change: Callable[[AsyncSession], Awaitable[None]]) -> bool:
    """Whether the change was stored. One that could not be is left to the sweep."""
    try:
        await _store(runner, job, change)
    except LostLease:
        return False
    except PASSING as error:
        log.error("job.unrecorded", job_id=str(job.job_id), job_kind=job.kind, error_type=type(error).__name__)
        return False
    return True


async def _store(runner: Runner, job: Job, change: Callable[[AsyncSession], Awaitable[None]]) -> None:
    """The lease is given up by the change itself, so that repeating it changes nothing twice."""

    async def write() -> None:
        async with runner.database.transaction(job.owner_id) as session:
            await change(session)

    await patiently(write)


async def _hand_out_next(runner: Runner, job: Job) -> None:
    """In a transaction of its own: the one that ends a job must not wait for the pool's lock."""
    try:
        async with runner.database.transaction(job.owner_id) as session:
            await redispatch(session, job.owner_id, job.pool, recheck_s=runner.recheck_s)
    except BespokeError as error:
        log.warning("job.dispatch_failed", pool=job.pool, error_type=type(error).__name__)


def _count_wait(runner: Runner, job: Job) -> None:
    if runner.metrics and job.started_at:
        waited = (job.started_at - job.ready_at).total_seconds()
        runner.metrics.wait.labels(job.kind).observe(max(0.0, waited))


def _count_end(runner: Runner, job: Job, status: str) -> None:
    if runner.metrics:
        runner.metrics.ended.labels(job.kind, status).inc()


def _count_failure(runner: Runner, job: Job, failure: Failure, *, again: bool) -> None:
    if runner.metrics and again:
        runner.metrics.retries.labels(job.kind, failure.code).inc()
    elif runner.metrics:
        runner.metrics.failures.labels(job.kind, failure.code).inc()
        _count_end(runner, job, "failed")
