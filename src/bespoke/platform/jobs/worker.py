"""The worker process: the engine delivers tickets, this runs them, sweeps, and outlives the database's restarts."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import procrastinate
import psycopg
import structlog
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker
from sqlalchemy import text

from bespoke.platform.database import Database
from bespoke.platform.database.database import plain_url
from bespoke.platform.jobs.contract import JobKind, Pool
from bespoke.platform.jobs.dispatch import TASK
from bespoke.platform.jobs.metrics import JobMetrics
from bespoke.platform.jobs.run import Runner, run_ticket
from bespoke.platform.jobs.sweep import Sweeper, Upkeep, sweep

log = structlog.get_logger(__name__)
_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """`stalled_s` without a heartbeat and a worker's jobs run elsewhere; at most `sweep_s` later, and well within 30 s.

    `listen` off where there are very many workers or a pooler in between: they poll every `poll_s` in any case.
    """

    concurrency: int = 8
    pools: tuple[Pool, ...] | None = None
    poll_s: float = 1.0
    listen: bool = True
    heartbeat_s: float = 5.0
    stalled_s: float = 15.0
    sweep_s: float = 5.0
    drain_s: float = 30.0


async def run_worker(
    database: Database,
    kinds: Mapping[str, JobKind],
    *,
    limits: WorkerLimits | None = None,
    upkeep: Mapping[str, Upkeep] | None = None,
    metrics: JobMetrics | None = None,
    runner: Runner | None = None,
    stop: asyncio.Event | None = None,
    listen_url: str | None = None,
) -> None:
    """Until `stop` is set or the process is told to end (SIGTERM, SIGINT); then what runs may end within `drain_s`.

    `database` is the worker's role, with an `idle_in_transaction_s` of about ten seconds. `listen_url` leads to the
    server itself where `database` leads through a pooler.
    """
    limits = limits or WorkerLimits()
    runner = runner or Runner(database, kinds, metrics)
    stop = stop or asyncio.Event()
    sweeper = Sweeper(runner, upkeep or {}, stalled_s=limits.stalled_s)
    sweeping = asyncio.create_task(_sweep_on(sweeper, limits))
    with _until_told(stop), _quiet_about_tickets():
        try:
            await _run_engine_on(runner, limits, stop, listen_url or plain_url(database.url))
        finally:
            sweeping.cancel()
            await asyncio.gather(sweeping, return_exceptions=True)


async def _run_engine_on(runner: Runner, limits: WorkerLimits, stop: asyncio.Event, url: str) -> None:
    """The engine ends when the database does; then it is started anew."""
    pause_s = 0.5
    while not stop.is_set():
        began = asyncio.get_running_loop().time()
        try:
            # The engine's pool waits long for a database that is away; asking first starts it as soon as it is back.
            async with runner.database.transaction() as session:
                await session.execute(text("SELECT 1"))
            await _run_engine(runner, limits, stop, url)
        except Exception as error:  # noqa: BLE001  # whatever ended the engine, the worker goes on
            log.warning("worker.engine_ended", error_type=type(error).__name__)
        if asyncio.get_running_loop().time() - began > 60.0:
            pause_s = 0.5
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause_s)
        pause_s = min(pause_s * 2, 3.0)


async def _run_engine(runner: Runner, limits: WorkerLimits, stop: asyncio.Event, url: str) -> None:
    # What a crash of the database makes the engine forget, the sweep finds. A pooler takes no options, and forgets what
    # the driver prepares after so many repetitions.
    direct = {"options": "-c synchronous_commit=off"}
    given = direct if runner.database.limits.prepared else {"prepare_threshold": None}
    connector = procrastinate.PsycopgConnector(
        conninfo=url, min_size=1, max_size=4, timeout=10.0, kwargs=given, configure=_by_itself
    )
    app = procrastinate.App(connector=connector)
    app.task(name=TASK, pass_context=True)(_deliverer(runner))
    async with app.open_async():
        worker = Worker(
            app,
            queues=limits.pools,
            name=None,
            concurrency=limits.concurrency,
            fetch_job_polling_interval=limits.poll_s,
            shutdown_graceful_timeout=limits.drain_s,
            listen_notify=limits.listen,
            delete_jobs="always",
            install_signal_handlers=False,
            update_heartbeat_interval=limits.heartbeat_s,
            stalled_worker_timeout=limits.stalled_s,
        )
        helpers = [asyncio.create_task(_stop_with(worker, stop)), asyncio.create_task(_beat(app, worker, limits))]
        try:
            await worker.run()  # type: ignore[no-untyped-call]  # the engine leaves it untyped
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)


async def _by_itself(connection: psycopg.AsyncConnection[object]) -> None:
    """All that the engine asks is one statement each time, which needs no round trips for a transaction around it."""
    await connection.set_autocommit(True)


def _deliverer(runner: Runner) -> Callable[[JobContext, str, str], Awaitable[None]]:
    async def deliver(context: JobContext, owner_id: str, job_id: str) -> None:
        assert context.job.id is not None
        await run_ticket(runner, UUID(owner_id), job_id=UUID(job_id), ticket_id=context.job.id)

    return deliver


async def _stop_with(worker: Worker, stop: asyncio.Event) -> None:
    await stop.wait()
    worker.stop()  # type: ignore[no-untyped-call]  # the engine leaves it untyped


async def _beat(app: procrastinate.App, worker: Worker, limits: WorkerLimits) -> None:
    """A heartbeat of our own. The engine's, and its listener, end silently at the first error of the database.

    So after an error that passed, the engine is stopped, to be started anew with all of its parts.
    """
    missed = False
    while True:
        await asyncio.sleep(limits.heartbeat_s)
        if worker.worker_id is None:
            continue
        try:
            await app.job_manager.update_heartbeat(worker.worker_id)
        except procrastinate.exceptions.ProcrastinateException as error:
            log.warning("worker.heartbeat_missed", error_type=type(error).__name__)
            missed = True
            continue
        if missed:
            worker.stop()  # type: ignore[no-untyped-call]  # the engine leaves it untyped


async def _sweep_on(sweeper: Sweeper, limits: WorkerLimits) -> None:
    """After an outage of the database everybody's heart may beat once before anybody is taken for dead."""
    while True:
        await asyncio.sleep(limits.sweep_s * _random.uniform(0.6, 1.0))
        try:
            await sweep(sweeper)
        except Exception as error:  # noqa: BLE001  # the next sweep does what this one could not
            log.warning("sweep.failed", error_type=type(error).__name__)
            await asyncio.sleep(limits.heartbeat_s)


@contextlib.contextmanager
def _quiet_about_tickets() -> Iterator[None]:
    """A worker that woke up late cannot end a ticket that was replaced; the engine tells only the event loop."""
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()

    def note(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, procrastinate.exceptions.ProcrastinateException):
            log.info("worker.ticket_not_ended", error_type=type(error).__name__)
        elif before is not None:
            before(loop, context)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(note)
    try:
        yield
    finally:
        loop.set_exception_handler(before)


@contextlib.contextmanager
def _until_told(stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    told = (signal.SIGTERM, signal.SIGINT)
    try:
        for number in told:
            loop.add_signal_handler(number, stop.set)
    except (RuntimeError, ValueError, NotImplementedError):
        log.info("worker.no_signals", reason="not the main thread")
    try:
        yield
    finally:
        for number in told:
            with contextlib.suppress(RuntimeError, ValueError, NotImplementedError):
                loop.remove_signal_handler(number)
