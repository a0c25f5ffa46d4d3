"""One attempt at a job: how it ends, what is stored with it, and that only the current attempt can store anything."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest
from prometheus_client import CollectorRegistry
from tests.fixtures.jobs import Connection, column, event_types, kind, make_job, notes

from bespoke.platform.database import Database
from bespoke.platform.errors import NotFound, Unavailable
from bespoke.platform.ids import new_id
from bespoke.platform.jobs import transitions
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.contract import JobKind, JobRun, Outcome
from bespoke.platform.jobs.errors import LostLease
from bespoke.platform.jobs.metrics import job_metrics
from bespoke.platform.jobs.run import Runner, run_ticket
from bespoke.platform.telemetry.figures import REGISTRY


@pytest.fixture
def runner(worker_database: Database) -> Runner:
    return Runner(worker_database, {"test.export": kind()}, watch_s=0.05, cancel_grace_s=0.05)


def with_kind(runner: Runner, run: object, timeout_s: float = 60.0) -> Runner:
    made = JobKind("test.export", "export", run, timeout_s=timeout_s)  # type: ignore[arg-type]  # any handler
    return Runner(runner.database, {"test.export": made}, watch_s=0.05, cancel_grace_s=0.05)


async def run_now(runner: Runner, connection: Connection, owner: UUID, job: UUID) -> None:
    await run_ticket(runner, owner, job_id=job, ticket_id=column(connection, job, "ticket_id"))


async def test_a_completed_job_publishes_in_the_transaction_that_completes_it(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, steps=2)
    await run_now(runner, as_migrate, owner, job)
    states = [column(as_migrate, job, name) for name in ("status", "progress", "output", "slot", "lease", "error")]
    assert states == ["completed", 100, {"attempt": 1}, None, None, None]
    assert notes(as_migrate, job) == ["published:1"]
    assert event_types(as_migrate, job) == ["queued", "started", "progress", "progress", "done"]
    told = as_migrate.execute("SELECT type FROM events ORDER BY seq").fetchall()
    assert told == [("job.submitted",), ("job.completed",)]


async def test_publishing_that_fails_leaves_nothing_and_the_job_is_tried_again(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="publish")
    await run_now(runner, as_migrate, owner, job)
    assert (column(as_migrate, job, "status"), notes(as_migrate, job)) == ("pending", [])


async def test_a_transient_error_is_tried_again_later_with_the_slot_free(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="transient")
    await run_now(runner, as_migrate, owner, job)
    assert column(as_migrate, job, "status, slot, lease, failures") == ("pending", None, None, 1)
    assert column(as_migrate, job, "extract(epoch FROM run_at - clock_timestamp()) BETWEEN 46 AND 72")
    assert column(as_migrate, job, "error")["code"] == "unavailable"
    assert as_migrate.execute("SELECT at <= (SELECT run_at FROM jobs) FROM due").fetchall() == [(True,)]


async def test_the_sixth_transient_failure_is_final(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="transient")
    as_migrate.execute("UPDATE jobs SET failures = 5")
    await run_now(runner, as_migrate, owner, job)
    assert column(as_migrate, job, "status") == "failed"
    assert notes(as_migrate, job) == ["cleaned:unavailable"]


async def test_a_permanent_error_fails_at_once_and_says_what_to_do(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="permanent")
    await run_now(runner, as_migrate, owner, job)
    assert column(as_migrate, job, "status") == "failed"
    assert column(as_migrate, job, "error") == {
        "code": "invalid",
        "title": "The input is not valid",
        "detail": "The document is broken.",
        "fix": "Mend it.",
        "field": "document",
    }
    assert notes(as_migrate, job) == ["cleaned:invalid"]


async def test_an_unforeseen_error_is_told_without_its_text(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    job = await make_job(database, owner, fail="unforeseen")
    await run_now(runner, as_migrate, owner, job)
    assert column(as_migrate, job, "error->>'code'") == "internal"
    assert "Lovelace" not in column(as_migrate, job, "error::text") + capsys.readouterr().out


async def test_a_cleanup_that_fails_does_not_keep_the_job_alive(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, fail="permanent", fail_cleaning=True)
    await run_now(runner, as_migrate, owner, job)
    assert (column(as_migrate, job, "status"), notes(as_migrate, job)) == ("failed", [])


async def test_a_job_that_takes_too_long_is_stopped_and_tried_again(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, timeout_s=0.1, seconds=30)
    await run_now(runner, as_migrate, owner, job)
    assert column(as_migrate, job, "error->>'code'") == "job_timed_out"
    assert column(as_migrate, job, "status") == "pending"


async def test_a_kind_that_nobody_knows_waits_for_a_worker_that_does(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await run_now(Runner(runner.database, {}), as_migrate, owner, job)
    assert column(as_migrate, job, "error->>'code'") == "unknown_kind"
    assert column(as_migrate, job, "status") == "pending"


async def test_a_ticket_that_is_not_the_current_one_changes_nothing(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    await run_ticket(runner, owner, job_id=job, ticket_id=999_999)
    assert column(as_migrate, job, "status, attempts") == ("pending", 0)


async def test_what_is_being_told_when_the_handler_ends_is_told_once(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    """The watcher tells, and waits for the job's row, which somebody holds until the handler has ended."""
    waiting = "SELECT 1 FROM pg_locks WHERE NOT granted"
    job = await make_job(database, owner)

    async def run(attempt: JobRun) -> Outcome:
        with as_migrate.transaction():
            as_migrate.execute("SELECT 1 FROM jobs FOR UPDATE")
            attempt.note(50, "half")
            while as_migrate.execute(waiting).fetchone() is None:
                await asyncio.sleep(0.01)
        return Outcome({})

    await run_now(with_kind(runner, run), as_migrate, owner, job)
    assert event_types(as_migrate, job) == ["queued", "started", "progress", "done"]


async def test_delivered_twice_a_ticket_runs_once(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, seconds=0.1)
    ticket = column(as_migrate, job, "ticket_id")
    await asyncio.gather(*(run_ticket(runner, owner, job_id=job, ticket_id=ticket) for _ in range(3)))
    assert (column(as_migrate, job, "attempts"), notes(as_migrate, job)) == (1, ["published:1"])


async def test_a_run_that_lost_its_lease_stores_nothing(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    reports: list[str] = []

    async def lose(run: JobRun) -> Outcome:
        as_migrate.execute("UPDATE jobs SET lease = gen_random_uuid()")
        for report in (run.progress(50, "late"), run.emit("late", {})):
            try:
                await report
            except LostLease:
                reports.append("lost")
        return Outcome(publish=never)

    async def never(_: object) -> None:
        reports.append("published")

    job = await make_job(database, owner)
    # Nobody watches: the handler finds out by itself, as often as it tells of something.
    await run_now(replace(with_kind(runner, lose), watch_s=60.0), as_migrate, owner, job)
    assert reports == ["lost", "lost"]
    assert event_types(as_migrate, job) == ["queued", "started"]
    assert column(as_migrate, job, "status") == "processing"


async def test_what_a_handler_noted_is_shown_while_it_lasts_and_before_its_end(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    async def slow_then_failing(run: JobRun) -> Outcome:
        run.note(30, "render")
        while column(as_migrate, run.job_id, "stage") != "render":
            await asyncio.sleep(0.01)
        run.note(60, "verify")
        raise NotFound("It is gone.", fix="Look elsewhere.")

    job = await make_job(database, owner)
    await asyncio.wait_for(run_now(with_kind(runner, slow_then_failing), as_migrate, owner, job), 25)
    assert column(as_migrate, job, "status, stage") == ("failed", "verify")
    assert event_types(as_migrate, job) == ["queued", "started", "progress", "progress", "failed"]


async def test_a_handler_that_never_asks_is_stopped_when_its_lease_is_lost(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    async def hang(_: JobRun) -> Outcome:
        as_migrate.execute("UPDATE jobs SET lease = gen_random_uuid()")
        await asyncio.sleep(30)
        return Outcome()

    job = await make_job(database, owner)
    await asyncio.wait_for(run_now(with_kind(runner, hang), as_migrate, owner, job), 25)


@pytest.mark.parametrize("steps", [1, 100])
async def test_a_running_job_is_cancelled_whether_it_asks_or_not(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection, steps: int
) -> None:
    job = await make_job(database, owner, seconds=30, steps=steps)
    running = asyncio.create_task(run_now(runner, as_migrate, owner, job))
    while column(as_migrate, job, "status") != "processing":
        assert not running.done()
        await asyncio.sleep(0.01)
    async with database.transaction(owner) as session:
        assert await cancel(session, owner, job, kinds={}) == "processing"
    await asyncio.wait_for(running, 25)
    assert column(as_migrate, job, "status, slot") == ("cancelled", None)
    assert notes(as_migrate, job) == ["cleaned:job_cancelled"]


async def test_a_job_that_nobody_wants_any_more_is_not_tried_again(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    async def fails_after_a_cancellation(job: JobRun) -> Outcome:
        async with database.transaction(owner) as session:
            assert await cancel(session, owner, job.job_id, kinds={}) == "processing"
        raise Unavailable("The store does not answer.", fix="Wait.")

    job = await make_job(database, owner)
    await run_now(with_kind(runner, fails_after_a_cancellation), as_migrate, owner, job)
    assert column(as_migrate, job, "status, slot") == ("cancelled", None)
    assert event_types(as_migrate, job)[-1] == "cancelled"


async def test_a_worker_that_stops_gives_its_job_back_uncounted(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner, seconds=30)
    running = asyncio.create_task(run_now(runner, as_migrate, owner, job))
    while column(as_migrate, job, "status") != "processing":
        assert not running.done()
        await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert column(as_migrate, job, "status, failures, takeovers") == ("pending", 0, 0)
    assert column(as_migrate, job, "slot IS NOT NULL AND ticket_id IS NOT NULL")


async def test_a_worker_that_stops_while_it_claims_keeps_nothing(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    for step in range(12):
        job = await make_job(database, owner, seconds=30)
        running = asyncio.create_task(run_now(runner, as_migrate, owner, job))
        await asyncio.sleep(0.001 * step)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert column(as_migrate, job, "status, takeovers") == ("pending", 0)
        as_migrate.execute("DELETE FROM jobs")


async def test_the_end_of_one_job_hands_out_the_next_and_keeps_the_order(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    jobs = [await make_job(database, owner) for _ in range(5)]
    await run_now(runner, as_migrate, owner, jobs[0])
    slots = [column(as_migrate, job, "slot") for job in jobs]
    assert slots == [None, 1, 2, 3, None]
    order = as_migrate.execute("SELECT args->>'job_id' FROM procrastinate_jobs ORDER BY priority DESC, id").fetchall()
    assert [row[0] for row in order][-3:] == [str(job) for job in jobs[1:4]] or str(jobs[1]) in {
        row[0] for row in order
    }


async def test_a_completion_whose_answer_was_lost_is_not_repeated(
    runner: Runner, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    job = await make_job(database, owner)
    ticket = column(as_migrate, job, "ticket_id")
    async with runner.database.transaction(owner) as session:
        claimed = await transitions.claim(session, owner, job_id=job, ticket_id=ticket, lease=new_id())
    assert claimed is not None
    async with runner.database.transaction(owner) as session:
        await transitions.complete(session, claimed, Outcome())
    with pytest.raises(LostLease):
        async with runner.database.transaction(owner) as session:
            await transitions.complete(session, claimed, Outcome())


async def test_what_runs_is_counted_by_kind_stage_and_code(
    worker_database: Database, database: Database, owner: UUID, as_migrate: Connection
) -> None:
    registry = CollectorRegistry()
    runner = Runner(worker_database, {"test.export": kind()}, job_metrics(registry))
    for wish in ({"steps": 2}, {"fail": "permanent"}, {"fail": "transient"}):
        job = await make_job(database, owner, **wish)
        await run_now(runner, as_migrate, owner, job)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(name, {"kind": "test.export", **labels})

    assert value("bespoke_jobs_ended_total", status="completed") == 1
    assert value("bespoke_jobs_failures_total", code="invalid") == 1
    assert value("bespoke_jobs_postponed_total", code="unavailable") == 1
    assert value("bespoke_jobs_stage_seconds_count", stage="step 0") == 1
    assert value("bespoke_jobs_stage_seconds_count", stage="publish") == 1
    assert value("bespoke_jobs_wait_seconds_count") == 3
    asked = REGISTRY.get_sample_value("bespoke_jobs_admission_seconds_count", {"kind": "test.export"})
    assert asked is not None
    assert asked >= 3


async def test_whose_second_job_moves_up_waits_behind_everybodys_first(
    runner: Runner, database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    mine = [await make_job(database, owner) for _ in range(4)]
    theirs = await make_job(database, other_owner)
    as_migrate.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE args->>'job_id' = %s", (str(mine[0]),))
    await run_now(runner, as_migrate, owner, mine[0])
    waiting = "SELECT args->>'job_id', id FROM procrastinate_jobs WHERE status = 'todo' ORDER BY priority DESC, id"
    order = as_migrate.execute(waiting).fetchall()
    assert [row[0] for row in order] == [str(job) for job in (theirs, *mine[1:])]
    assert [column(as_migrate, job, "slot") for job in mine[1:]] == [1, 2, 3]
    assert [column(as_migrate, job, "ticket_id") for job in mine[1:]] == [row[1] for row in order[1:]]
