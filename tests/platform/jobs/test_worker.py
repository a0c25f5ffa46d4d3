"""Real worker processes on a real database: caps, fairness, kills, zombies, restarts."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID

import psycopg
import pytest
from tests.conftest import make_owner
from tests.fixtures.jobs import Connection, column, event_types, make_job, notes, wait_until, worker_process
from tests.fixtures.server import Server

from bespoke.platform.database import Database, roles
from bespoke.platform.jobs.cancel import cancel


@pytest.fixture
def url(server: Server, database_name: str) -> str:
    return server.conninfo(database_name, roles.WORKER)


@pytest.fixture
def workers(url: str) -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def is_finished(connection: Connection, *jobs: UUID) -> bool:
    unfinished = "SELECT count(*) FROM jobs WHERE id = ANY(%s) AND status IN ('pending', 'processing')"
    return connection.execute(unfinished, (list(jobs),)).fetchone() == (0,)


def status(connection: Connection, job: UUID) -> str:
    return str(column(connection, job, "status"))


def known(connection: Connection) -> list[object]:
    return [row[0] for row in connection.execute("SELECT id FROM procrastinate_workers").fetchall()]


def silenced(connection: Connection, dead: list[object]) -> bool:
    """As if these had said nothing for an hour; again and again, for their last word may still be under way."""
    aged = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour' WHERE id = ANY(%s)"
    connection.execute(aged, (dead,))
    return True


# Longer than any machine keeps a worker that lives from saying so.
PATIENT_S = 60


@pytest.mark.slow
async def test_jobs_run_fail_and_are_tried_again(
    database: Database, owner: UUID, as_migrate: Connection, url: str
) -> None:
    with worker_process(url, stalled_s=PATIENT_S) as worker:
        good = await make_job(database, owner, seconds=0.05)
        bad = await make_job(database, owner, fail="permanent")
        shaky = await make_job(database, owner, fail="transient", times=2)
        wait_until(lambda: is_finished(as_migrate, good, bad, shaky))
        worker.terminate()
        assert worker.wait(60) == 0
    assert [status(as_migrate, job) for job in (good, bad, shaky)] == ["completed", "failed", "completed"]
    assert column(as_migrate, shaky, "attempts, failures") == (3, 2)
    assert event_types(as_migrate, shaky).count("postponed") == 2
    assert as_migrate.execute("SELECT * FROM procrastinate_jobs").fetchall() == []
    assert as_migrate.execute("SELECT * FROM procrastinate_workers").fetchall() == []


@pytest.mark.slow
async def test_a_worker_told_to_end_lets_its_jobs_finish(
    database: Database, owner: UUID, as_migrate: Connection, url: str
) -> None:
    with worker_process(url, stalled_s=PATIENT_S, drain_s=60) as worker:
        job = await make_job(database, owner, seconds=1)
        wait_until(lambda: status(as_migrate, job) != "pending")
        worker.terminate()
        assert worker.wait(60) == 0
    assert column(as_migrate, job, "status, attempts") == ("completed", 1)


async def test_what_does_not_finish_in_time_is_given_back(
    database: Database, owner: UUID, as_migrate: Connection, url: str
) -> None:
    with worker_process(url, stalled_s=PATIENT_S, drain_s=0.2) as worker:
        job = await make_job(database, owner, seconds=60)
        wait_until(lambda: status(as_migrate, job) == "processing")
        worker.terminate()
        assert worker.wait(60) == 0
    assert column(as_migrate, job, "status, takeovers, failures") == ("pending", 0, 0)
    assert column(as_migrate, job, "slot IS NOT NULL")


@pytest.mark.slow
async def test_the_job_of_a_killed_worker_runs_elsewhere(
    database: Database, owner: UUID, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    doomed = workers.enter_context(worker_process(url))
    job = await make_job(database, owner, seconds=2, steps=20)
    wait_until(lambda: status(as_migrate, job) == "processing")
    doomed.kill()
    doomed.wait()
    dead = known(as_migrate)
    workers.enter_context(worker_process(url, stalled_s=PATIENT_S))
    wait_until(lambda: silenced(as_migrate, dead) and is_finished(as_migrate, job))
    assert column(as_migrate, job, "status, attempts, takeovers") == ("completed", 2, 1)
    assert notes(as_migrate, job) == ["published:2"]


@pytest.mark.slow
async def test_a_worker_that_wakes_up_late_changes_nothing(
    database: Database, owner: UUID, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    sleeper = workers.enter_context(worker_process(url, stalled_s=PATIENT_S))
    job = await make_job(database, owner, seconds=3, steps=3)
    wait_until(lambda: status(as_migrate, job) == "processing")
    os.kill(sleeper.pid, signal.SIGSTOP)
    dead = known(as_migrate)
    workers.enter_context(worker_process(url, stalled_s=PATIENT_S))
    wait_until(lambda: silenced(as_migrate, dead) and column(as_migrate, job, "attempts") == 2)
    os.kill(sleeper.pid, signal.SIGCONT)
    wait_until(lambda: is_finished(as_migrate, job))
    time.sleep(1)
    assert column(as_migrate, job, "status, attempts, takeovers") == ("completed", 2, 1)
    assert notes(as_migrate, job) == ["published:2"]
    assert event_types(as_migrate, job)[-1] == "done"


async def test_a_running_job_is_cancelled_by_its_worker(
    database: Database, owner: UUID, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    workers.enter_context(worker_process(url))
    job = await make_job(database, owner, seconds=60)
    wait_until(lambda: status(as_migrate, job) == "processing")
    async with database.transaction(owner) as session:
        await cancel(session, owner, job, kinds={})
    wait_until(lambda: status(as_migrate, job) == "cancelled")


@pytest.mark.slow
async def test_a_job_that_kills_its_workers_is_given_up(
    database: Database, owner: UUID, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    job = await make_job(database, owner, die=True)
    for _ in range(6):
        dead = known(as_migrate)
        worker = workers.enter_context(worker_process(url, stalled_s=PATIENT_S))
        until = time.monotonic() + 60
        while worker.poll() is None and not is_finished(as_migrate, job):
            assert time.monotonic() < until
            silenced(as_migrate, dead)
            time.sleep(0.05)
        if is_finished(as_migrate, job):
            break
    assert column(as_migrate, job, "status, attempts, error->>'code'") == ("failed", 4, "poison")


@pytest.mark.slow
async def test_four_workers_never_run_more_of_an_owner_than_its_slots(
    database: Database, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    owners = [make_owner(as_migrate, f"person{n}@example.org") for n in range(5)]
    for _ in range(4):
        workers.enter_context(worker_process(url, stalled_s=PATIENT_S))
    wait_until(lambda: as_migrate.execute("SELECT 1 FROM procrastinate_workers").rowcount == 4)
    # One of them has more to do than the others, so that in the end the workers are free for that one alone.
    of_whom = [*owners * 6, *owners[:1] * 24]
    jobs = [await make_job(database, owner, seconds=0.5) for owner in of_whom]
    most = 0

    def watch() -> bool:
        nonlocal most
        held = "SELECT count(*) FROM jobs WHERE status = 'processing' GROUP BY owner_id ORDER BY 1 DESC LIMIT 1"
        row = as_migrate.execute(held).fetchone()
        most = max(most, int(str(row[0])) if row else 0)
        return is_finished(as_migrate, *jobs)

    wait_until(watch, seconds=240)
    assert most == 3
    assert as_migrate.execute("SELECT DISTINCT status, attempts FROM jobs").fetchall() == [("completed", 1)]
    assert as_migrate.execute("SELECT count(*), count(DISTINCT kind) FROM quota_reservations").fetchall() == [
        (len(jobs), len(jobs))
    ]


@pytest.mark.slow
async def test_an_owner_with_forty_waiting_delays_nobodys_first(
    database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    many = [await make_job(database, owner, seconds=0.3) for _ in range(40)]
    workers.enter_context(worker_process(url, stalled_s=PATIENT_S, concurrency=4))
    wait_until(lambda: status(as_migrate, many[0]) != "pending")
    first = await make_job(database, other_owner, seconds=0.3)
    wait_until(lambda: status(as_migrate, first) != "pending")
    assert status(as_migrate, many[-1]) == "pending"
    wait_until(lambda: is_finished(as_migrate, *many, first), seconds=240)
    order = as_migrate.execute("SELECT id FROM jobs WHERE owner_id = %s ORDER BY started_at", (owner,)).fetchall()
    places = {row[0]: place for place, row in enumerate(order)}
    assert max(abs(places[job] - place) for place, job in enumerate(many)) <= 3


@pytest.mark.slow
async def test_workers_outlive_the_end_of_all_their_connections(
    database: Database, owner: UUID, as_migrate: Connection, url: str, server: Server, workers: ExitStack
) -> None:
    worker = workers.enter_context(worker_process(url))
    running = await make_job(database, owner, seconds=1.5, steps=10)
    wait_until(lambda: status(as_migrate, running) == "processing")
    with psycopg.connect(server.conninfo("postgres"), autocommit=True) as admin:
        for _ in range(5):
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (roles.WORKER,))
            time.sleep(0.2)
    later = await make_job(database, owner)
    wait_until(lambda: is_finished(as_migrate, running, later), seconds=120)
    assert [status(as_migrate, job) for job in (running, later)] == ["completed", "completed"]
    assert worker.poll() is None
    assert len(notes(as_migrate, running)) == 1


@pytest.mark.slow
async def test_workers_killed_and_stopped_at_random_lose_and_double_nothing(
    database: Database, as_migrate: Connection, url: str, workers: ExitStack
) -> None:
    chance = random.Random(7)
    owners = [make_owner(as_migrate, f"person{n}@example.org") for n in range(8)]
    running = [workers.enter_context(worker_process(url, stalled_s=5, concurrency=4)) for _ in range(4)]
    jobs = [await make_job(database, owner, seconds=0.5, steps=5) for _ in range(20) for owner in owners]
    for _ in range(12):
        time.sleep(chance.uniform(0.3, 1.0))
        victim = chance.randrange(4)
        if chance.random() < 0.5:
            running[victim].kill()
            running[victim] = workers.enter_context(worker_process(url, stalled_s=5, concurrency=4))
        else:
            os.kill(running[victim].pid, signal.SIGSTOP)
            time.sleep(chance.uniform(0.5, 2.0))
            os.kill(running[victim].pid, signal.SIGCONT)
    wait_until(lambda: is_finished(as_migrate, *jobs), seconds=180)
    time.sleep(1)
    assert as_migrate.execute("SELECT status, count(*) FROM jobs GROUP BY status").fetchall() == [("completed", 160)]
    published = "SELECT count(*), count(DISTINCT split_part(kind, ':', 1)) FROM quota_reservations"
    assert as_migrate.execute(published).fetchall() == [(160, 160)]
    gaps = "SELECT job_id FROM job_events GROUP BY job_id HAVING max(seq) <> count(*)"
    assert as_migrate.execute(gaps).fetchall() == []
    assert as_migrate.execute("SELECT id FROM jobs WHERE slot IS NOT NULL").fetchall() == []
