"""The queue against a model of a few lines: whatever is done, in whichever order, by whoever believes to hold a job."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy.ext.asyncio import AsyncSession
from tests.conftest import make_owner
from tests.fixtures.jobs import Connection, kind, note
from tests.fixtures.server import Server

from bespoke.platform.database import Database, roles
from bespoke.platform.errors import BespokeError, Invalid, Unavailable
from bespoke.platform.ids import new_id
from bespoke.platform.jobs import transitions
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.contract import Outcome
from bespoke.platform.jobs.dispatch import redispatch
from bespoke.platform.jobs.errors import JobFinished, JobNotFinished, LostLease
from bespoke.platform.jobs.failure import failure_of
from bespoke.platform.jobs.queries import find_job
from bespoke.platform.jobs.retry import retry
from bespoke.platform.jobs.submit import submit
from bespoke.platform.jobs.transitions import Job

KIND = kind()
KINDS = {KIND.name: KIND}
T = TypeVar("T")


@dataclass
class Believed:
    """A job as the model knows it; `holder` is the lease of the one attempt that may still end it."""

    owner: UUID
    status: str = "pending"
    holder: UUID | None = None
    wants_cancel: bool = False
    takeovers: int = 0


@dataclass
class Ground:
    """Where all examples run, one after the other, on one event loop."""

    app: Database
    worker: Database
    connection: Connection
    loop: asyncio.Runner
    owners: list[UUID]
    cleared: tuple[str, ...] = field(
        default=("jobs", "procrastinate_jobs", "quota_reservations", "due", "events", "job_events")
    )

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run(work)


class Queue(RuleBasedStateMachine):
    jobs: Bundle[UUID] = Bundle("jobs")
    attempts: Bundle[Job] = Bundle("attempts")
    ground: Ground

    def __init__(self) -> None:
        super().__init__()
        self.model: dict[UUID, Believed] = {}
        self.keys: dict[tuple[UUID, int], UUID] = {}
        for table in self.ground.cleared:
            self.ground.connection.execute(f"DELETE FROM {table}".encode())

    @rule(target=jobs, whose=st.integers(0, 1), key=st.integers(0, 5))
    def submit(self, whose: int, key: int) -> UUID:
        owner = self.ground.owners[whose]

        async def ask() -> UUID:
            async with self.ground.app.transaction(owner) as session:
                return await submit(session, owner, kind=KIND, input={}, idempotency_key=f"key {key}")

        job_id = self.ground.run(ask())
        assert self.keys.setdefault((owner, key), job_id) == job_id
        self.model.setdefault(job_id, Believed(owner))
        return job_id

    @rule(target=attempts, job_id=jobs, stale=st.booleans())
    def claim(self, job_id: UUID, stale: bool) -> MultipleResults[Job]:
        """With the job's ticket, or with one that was used up."""
        job = self.claimed(job_id, stale=stale)
        return multiple(job) if job else multiple()

    def claimed(self, job_id: UUID, *, stale: bool = False) -> Job | None:
        known = self.model[job_id]
        ticket, slot = self._row(job_id, "ticket_id, slot")
        wanted = (ticket or 0) + (1000 if stale else 0)

        async def take() -> Job | None:
            async with self.ground.worker.transaction(known.owner) as session:
                lease = new_id()
                return await transitions.claim(session, known.owner, job_id=job_id, ticket_id=wanted, lease=lease)

        job = self.ground.run(take())
        assert (job is not None) == (known.status == "pending" and slot is not None and not stale)
        if job is not None:
            self.ground.connection.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", (ticket,))
            known.status, known.holder = "processing", job.lease
        return job

    @rule(job=attempts)
    def complete(self, job: Job) -> None:
        """By the attempt that holds the job, or by one that lost it long ago."""

        async def change(session: AsyncSession) -> None:
            async def publish(inner: AsyncSession) -> None:
                await note(inner, job, "published")

            await transitions.complete(session, job, Outcome({}, publish))

        self._end(job, change, "completed")

    @rule(job=attempts, transient=st.booleans())
    def fail(self, job: Job, transient: bool) -> None:
        error: BespokeError = Unavailable("Away.") if transient else Invalid("Broken.")

        async def change(session: AsyncSession) -> None:
            failure = failure_of(error)
            await transitions.fail_or_postpone(session, job, failure, kinds=KINDS, unit_s=0.0)

        tried_again = "cancelled" if self.model[job.job_id].wants_cancel else "pending"
        self._end(job, change, tried_again if transient and job.failures < 5 else "failed")

    @rule(job_id=jobs)
    def take_over(self, job_id: UUID) -> None:
        """As the sweep does with a job whose worker is gone."""
        known = self.model[job_id]
        if known.status != "processing":
            return

        async def lose() -> None:
            async with self.ground.worker.transaction(known.owner) as session:
                job = Job.of(await find_job(session, known.owner, job_id, for_update=True))
                await transitions.take_over(session, job, kinds=KINDS)

        self.ground.run(lose())
        ends = "cancelled" if known.wants_cancel else "failed" if known.takeovers >= 3 else "pending"
        known.status, known.holder, known.takeovers = ends, None, known.takeovers + 1
        self._hand_out(known.owner)

    @rule(target=attempts, job_id=jobs)
    def begin_anew(self, job_id: UUID) -> MultipleResults[Job]:
        """The job is taken over and claimed again, while who had it before still believes to have it."""
        self.take_over(job_id=job_id)
        job = self.claimed(job_id)
        return multiple(job) if job else multiple()

    @rule(job_id=jobs)
    def cancel(self, job_id: UUID) -> None:
        known = self.model[job_id]

        async def ask() -> str:
            async with self.ground.app.transaction(known.owner) as session:
                return await cancel(session, known.owner, job_id, kinds=KINDS)

        try:
            said = self.ground.run(ask())
        except JobFinished:
            assert known.status in ("completed", "failed", "cancelled")
            return
        assert said == ("cancelled" if known.status == "pending" else "processing")
        known.status, known.wants_cancel = said, True

    @rule(job_id=jobs)
    def retry(self, job_id: UUID) -> None:
        known = self.model[job_id]

        async def ask() -> None:
            async with self.ground.app.transaction(known.owner) as session:
                await retry(session, known.owner, job_id, kinds={})

        try:
            self.ground.run(ask())
        except (JobFinished, JobNotFinished):
            assert known.status in ("pending", "processing", "completed")
            return
        assert known.status in ("failed", "cancelled")
        known.status, known.holder, known.takeovers, known.wants_cancel = "pending", None, 0, False

    @rule(job=consumes(attempts))
    def forget(self, job: Job) -> None:
        """An attempt that is never heard of again."""

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        rows = self.ground.connection.execute("SELECT id, status, lease FROM jobs").fetchall()
        assert {row[0]: row[1:] for row in rows} == {
            job_id: (known.status, known.holder) for job_id, known in self.model.items()
        }

    @invariant()
    def what_is_completed_was_published_once_and_nothing_else(self) -> None:
        told = "SELECT split_part(kind, ':', 1)::uuid FROM quota_reservations WHERE kind LIKE '%:published'"
        published = sorted(row[0] for row in self.ground.connection.execute(told).fetchall())  # type: ignore[type-var]  # ids
        assert published == sorted(one for one, known in self.model.items() if known.status == "completed")

    @invariant()
    def slots_are_few_and_none_is_idle_while_somebody_waits(self) -> None:
        for owner in self.ground.owners:
            query = "SELECT slot, slot IS NULL AND status = 'pending' FROM jobs WHERE owner_id = %s"
            rows = self.ground.connection.execute(query, (owner,)).fetchall()
            held = [row[0] for row in rows if row[0] is not None]
            assert len(held) == len(set(held)) <= 3
            assert len(held) == 3 or not any(row[1] for row in rows)

    @invariant()
    def every_job_that_waits_in_a_slot_has_its_ticket(self) -> None:
        lost = """
            SELECT j.id FROM jobs j LEFT JOIN procrastinate_jobs t ON t.id = j.ticket_id AND t.status = 'todo'
            WHERE j.slot IS NOT NULL AND j.status = 'pending' AND t.id IS NULL
        """
        assert self.ground.connection.execute(lost).fetchall() == []

    def _end(self, job: Job, change: Any, status: str) -> None:
        known = self.model[job.job_id]
        holds = known.holder == job.lease

        async def write() -> None:
            async with self.ground.worker.transaction(job.owner_id) as session:
                await change(session)

        try:
            self.ground.run(write())
            assert holds, "an attempt that lost the job could end it"
        except LostLease:
            assert not holds, "the attempt that holds the job could not end it"
            return
        known.status, known.holder = status, None
        self._hand_out(known.owner)

    def _hand_out(self, owner: UUID) -> None:
        async def hand_out() -> None:
            async with self.ground.worker.transaction(owner) as session:
                await redispatch(session, owner, "export")

        self.ground.run(hand_out())

    def _row(self, job_id: UUID, columns: str) -> Any:
        return self.ground.connection.execute(
            f"SELECT {columns} FROM jobs WHERE id = %s".encode(), (job_id,)
        ).fetchone()


@pytest.fixture
def ground(server: Server, database_name: str, as_migrate: Connection) -> Iterator[Ground]:
    owners = [make_owner(as_migrate, f"{name}@example.org") for name in ("ada", "grace")]
    app, worker = (Database(server.conninfo(database_name, role)) for role in (roles.APP, roles.WORKER))
    with asyncio.Runner() as loop:
        yield Ground(app, worker, as_migrate, loop, owners)
        loop.run(app.close())
        loop.run(worker.close())


@pytest.mark.slow
def test_the_queue_does_what_its_model_says(ground: Ground) -> None:
    Queue.ground = ground
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    chosen = settings(max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Queue, settings=chosen)


def test_without_the_fence_the_model_objects(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what is switched off here is what the test before this one relies on."""
    monkeypatch.setattr(transitions, "_UNCHANGED", "status IN ('pending', 'processing')")
    Queue.ground = ground
    queue = Queue()
    job_id = queue.submit(whose=0, key=0)
    assert isinstance(job_id, UUID)
    lost = queue.claimed(job_id)
    assert lost is not None
    queue.take_over(job_id=job_id)
    queue.claimed(job_id)
    with pytest.raises(AssertionError, match="an attempt that lost the job could end it"):
        queue.complete(job=lost)
