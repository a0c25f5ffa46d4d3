"""The sweep: what no message announces is found and mended, within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from prometheus_client import CollectorRegistry
from sqlalchemy.ext.asyncio import AsyncSession
from tests.conftest import make_owner
from tests.fixtures.jobs import Connection, column, event_types, kind, make_job, notes

from bespoke.platform.database import Database
from bespoke.platform.database.errors import DatabaseSlow
from bespoke.platform.ids import new_id
from bespoke.platform.jobs import due, transitions
from bespoke.platform.jobs.metrics import job_metrics
from bespoke.platform.jobs.run import Runner, run_ticket
from bespoke.platform.jobs.sweep import Sweeper, sweep
from bespoke.platform.jobs.transitions import Job
from bespoke.platform.telemetry.trace import new_trace_id, trace_id, traced

Count = Callable[[str], object]


@pytest.fixture
def sweeper(worker_database: Database) -> Sweeper:
    return Sweeper(Runner(worker_database, {"test.export": kind()}), stalled_s=15)


def all_due_now(connection: Connection) -> None:
    connection.execute("UPDATE due SET at = clock_timestamp()")


async def claim(sweeper: Sweeper, connection: Connection, owner: UUID, job: UUID) -> Job:
    """As a worker that then dies: the ticket is taken and nobody's heart beats for it."""
    ticket = column(connection, job, "ticket_id")
    connection.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", (ticket,))
    async with sweeper.runner.database.transaction(owner) as session:
        claimed = await transitions.claim(session, owner, job_id=job, ticket_id=ticket, lease=new_id())
    assert claimed is not None
    return claimed


async def test_the_job_of_a_dead_worker_gets_a_new_ticket(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, job)
    old = column(as_migrate, job, "ticket_id")
    assert await sweep(sweeper)
    assert column(as_migrate, job, "status, lease, takeovers, failures") == ("pending", None, 1, 0)
    tickets = as_migrate.execute("SELECT id, status FROM procrastinate_jobs").fetchall()
    assert tickets == [(column(as_migrate, job, "ticket_id"), "todo")]
    assert tickets[0][0] != old
    assert event_types(as_migrate, job) == ["queued", "started", "taken_over"]


async def test_the_job_of_a_living_worker_is_left_alone(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, job)
    as_migrate.execute("SELECT procrastinate_register_worker_v1()")
    as_migrate.execute("UPDATE procrastinate_jobs SET worker_id = (SELECT id FROM procrastinate_workers)")
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert column(as_migrate, job, "status, takeovers") == ("processing", 0)


async def test_a_ticket_that_a_living_worker_could_not_end_is_cleared_away_later(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    ended, running = await make_job(database, owner), await make_job(database, owner)
    as_migrate.execute("SELECT procrastinate_register_worker_v1()")
    at_work = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM procrastinate_workers)"
    as_migrate.execute(at_work)
    await run_ticket(sweeper.runner, owner, job_id=ended, ticket_id=column(as_migrate, ended, "ticket_id"))
    await claim(sweeper, as_migrate, owner, running)
    as_migrate.execute(at_work)
    await sweep(sweeper)
    assert as_migrate.execute("SELECT count(*) FROM procrastinate_jobs").fetchone() == (2,)
    as_migrate.execute("UPDATE procrastinate_events SET at = at - interval '31 seconds'")
    await sweep(sweeper)
    kept = as_migrate.execute("SELECT id FROM procrastinate_jobs").fetchall()
    assert kept == [(column(as_migrate, running, "ticket_id"),)]
    assert column(as_migrate, running, "status, takeovers") == ("processing", 0)


async def test_a_job_that_kills_its_workers_is_given_up(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    for _ in range(4):
        await claim(sweeper, as_migrate, owner, job)
        await sweep(sweeper)
    assert column(as_migrate, job, "status, attempts, slot, error->>'code'") == ("failed", 4, None, "poison")
    assert notes(as_migrate, job) == ["cleaned:poison"]
    assert as_migrate.execute("SELECT 1 FROM procrastinate_jobs").fetchall() == []


async def test_a_job_whose_ticket_vanished_is_handed_out_again(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    waiting, running = await make_job(database, owner), await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, running)
    as_migrate.execute("DELETE FROM procrastinate_jobs")
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert column(as_migrate, waiting, "status, takeovers") == ("pending", 0)
    assert column(as_migrate, running, "status, takeovers") == ("pending", 1)
    told = "SELECT count(*) FROM jobs JOIN procrastinate_jobs t ON t.id = ticket_id WHERE slot IS NOT NULL"
    assert as_migrate.execute(told).fetchall() == [(2,)]


async def test_a_run_that_outlived_its_time_is_stopped_and_tried_again(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, job)
    as_migrate.execute("SELECT procrastinate_register_worker_v1()")
    as_migrate.execute("UPDATE procrastinate_jobs SET worker_id = (SELECT id FROM procrastinate_workers)")
    as_migrate.execute("UPDATE jobs SET timeout_at = clock_timestamp() - interval '11 seconds'")
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert column(as_migrate, job, "status, failures, error->>'code'") == ("pending", 1, "job_timed_out")


@pytest.mark.parametrize("is_cancelled", [False, True])
async def test_what_the_sweep_does_to_a_job_is_told_under_the_trace_of_who_asked_for_it(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection, is_cancelled: bool
) -> None:
    trace = new_trace_id()
    with traced(trace):
        job = await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, job)
    as_migrate.execute("SELECT procrastinate_register_worker_v1()")
    as_migrate.execute("UPDATE procrastinate_jobs SET worker_id = (SELECT id FROM procrastinate_workers)")
    overdue = "UPDATE jobs SET timeout_at = clock_timestamp() - interval '11 seconds', cancel_requested = %s"
    as_migrate.execute(overdue, (is_cancelled,))
    all_due_now(as_migrate)
    await sweep(sweeper)
    told = as_migrate.execute("SELECT type, trace_id FROM events WHERE subject_id = %s ORDER BY seq", (job,)).fetchall()
    assert told == [("job.submitted", trace), ("job.cancelled" if is_cancelled else "job.postponed", trace)]
    assert trace_id() == ""


async def test_the_end_of_a_job_that_kills_its_workers_is_told_under_its_trace(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    trace = new_trace_id()
    with traced(trace):
        job = await make_job(database, owner)
    as_migrate.execute("UPDATE jobs SET takeovers = 3")
    await claim(sweeper, as_migrate, owner, job)
    await sweep(sweeper)
    told = as_migrate.execute("SELECT trace_id FROM events WHERE type = 'job.failed'").fetchall()
    assert told == [(trace,)]


async def test_a_cancelled_job_of_a_dead_worker_ends_cancelled(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await claim(sweeper, as_migrate, owner, job)
    as_migrate.execute("UPDATE jobs SET cancel_requested = true")
    await sweep(sweeper)
    assert column(as_migrate, job, "status") == "cancelled"


async def test_a_retry_is_handed_out_when_its_time_has_come_and_not_before(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="transient", times=1)
    await run_ticket(sweeper.runner, owner, job_id=job, ticket_id=column(as_migrate, job, "ticket_id"))
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert column(as_migrate, job, "ticket_id") is None
    assert as_migrate.execute("SELECT at = (SELECT run_at FROM jobs) FROM due").fetchall() == [(True,)]
    as_migrate.execute("UPDATE jobs SET run_at = clock_timestamp()")
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert column(as_migrate, job, "ticket_id") is not None


async def test_an_owner_with_nothing_to_do_is_not_visited_again(
    sweeper: Sweeper, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await run_ticket(sweeper.runner, owner, job_id=job, ticket_id=column(as_migrate, job, "ticket_id"))
    all_due_now(as_migrate)
    await sweep(sweeper)
    assert as_migrate.execute("SELECT * FROM due").fetchall() == []


async def test_one_process_sweeps_at_a_time(sweeper: Sweeper, as_migrate: Connection) -> None:
    with as_migrate.transaction():
        as_migrate.execute("SELECT pg_advisory_xact_lock(hashtext('bespoke.sweep'))")
        assert not await sweep(sweeper)
    assert await sweep(sweeper)


async def test_registered_upkeep_visits_whoever_is_due_as_that_owner(
    worker_database: Database, database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    visited: list[UUID] = []
    later = timedelta(days=1)

    async def tidy(session: AsyncSession, whom: UUID, now: datetime) -> datetime | None:
        visited.append(whom)
        return now + later if whom == owner else None

    for whom in (owner, other_owner):
        async with database.transaction(whom) as session:
            await due.visit_by(session, whom, kind="tidy")
    async with database.transaction(owner) as session:
        await due.visit_by(session, owner, kind="unknown here")
    sweeper = Sweeper(Runner(worker_database, {}), upkeep={"tidy": tidy})
    for _ in range(2):
        await sweep(sweeper)
    assert sorted(visited) == sorted([owner, other_owner])
    left = as_migrate.execute(
        "SELECT owner_id, kind, at > now() + interval '23 hours' FROM due ORDER BY kind"
    ).fetchall()
    assert left == [(owner, "tidy", True), (owner, "unknown here", False)]


async def test_a_visit_that_fails_stops_no_other_and_comes_again(
    worker_database: Database, database: Database, as_migrate: Connection
) -> None:
    owners = [make_owner(as_migrate, f"person{n}@example.org") for n in range(3)]
    visited: list[UUID] = []

    async def tidy(session: AsyncSession, whom: UUID, now: datetime) -> datetime | None:
        visited.append(whom)
        if whom == owners[0]:
            raise ZeroDivisionError
        return None

    for whom in owners:
        async with database.transaction(whom) as session:
            await due.visit_by(session, whom, kind="tidy")
    sweeper = Sweeper(Runner(worker_database, {}), upkeep={"tidy": tidy})
    for _ in range(2):
        await sweep(sweeper)
    assert sorted(visited) == sorted(owners)
    assert as_migrate.execute("SELECT owner_id, at > now() FROM due").fetchall() == [(owners[0], True)]


async def test_what_waits_in_the_engine_is_counted_by_pool(
    worker_database: Database, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    registry = CollectorRegistry()
    sweeper = Sweeper(Runner(worker_database, {}, job_metrics(registry)))
    for _ in range(5):
        await make_job(database, owner)
    await sweep(sweeper)
    assert registry.get_sample_value("bespoke_jobs_queued", {"pool": "export"}) == 3
    assert (registry.get_sample_value("bespoke_jobs_oldest_seconds", {"pool": "export"}) or -1) >= 0
    as_migrate.execute("DELETE FROM procrastinate_jobs")
    await sweep(sweeper)
    assert registry.get_sample_value("bespoke_jobs_queued", {"pool": "export"}) is None


async def test_a_sweeper_that_froze_is_replaced(worker_database: Database, database: Database, owner: UUID) -> None:
    started, thawed = asyncio.Event(), asyncio.Event()

    async def freeze(session: AsyncSession, whom: UUID, now: datetime) -> datetime | None:
        started.set()
        await thawed.wait()
        return now

    async def frozen(after_s: float) -> asyncio.Task[bool]:
        started.clear()
        thawed.clear()
        sweeper = Sweeper(runner, upkeep={"freeze": freeze}, frozen_s=after_s)
        sweeping = asyncio.create_task(sweep(sweeper))
        await started.wait()
        return sweeping

    runner = Runner(worker_database, {})
    async with database.transaction(owner) as session:
        await due.visit_by(session, owner, kind="freeze")
    patient = await frozen(60.0)
    assert not await sweep(Sweeper(runner))
    thawed.set()
    assert await patient
    hasty = await frozen(0.3)
    async with asyncio.timeout(30):
        while not await sweep(Sweeper(runner)):
            await asyncio.sleep(0.05)
    thawed.set()
    with pytest.raises(DatabaseSlow):
        await hasty
