"""The judge finds nothing in a state that is right, and every law once it is broken: each has its control here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from chaos.check import LAWS, State, judge, most_at_a_time, read_state
from chaos.history import Acknowledged, History, Served
from tests.fixtures.exports import SHORT, Shopfloor
from tests.fixtures.jobs import Connection

from bespoke.features.work import PRELOAD
from bespoke.platform.database import Database
from bespoke.platform.sandbox import Sandbox

LIMIT = 100_000_000


class Case:
    """A state as it was read, and the ways to spoil it."""

    def __init__(self, state: State, history: History) -> None:
        self.state = state
        self.history = history

    def rows(self, table: str) -> list[dict[str, Any]]:
        """As they may be changed."""
        changed = deepcopy(getattr(self.state, table))
        self.state = replace(self.state, **{table: changed})
        found: list[dict[str, Any]] = changed
        return found

    def lose_a_job(self) -> None:
        self.rows("jobs").pop(0)

    def fail_a_job(self) -> None:
        self.rows("jobs")[0].update(status="failed", error={"code": "internal"})

    def cancel_unasked(self) -> None:
        self.rows("jobs")[0].update(status="cancelled")

    def make_a_second_job(self) -> None:
        jobs = self.rows("jobs")
        jobs.append({**jobs[0], "id": uuid4()})

    def answer_twice(self) -> None:
        told = next(iter(self.history.acknowledged.values()))
        self.history.note(replace(told, job_id=uuid4()))

    def end_twice(self) -> None:
        events = self.rows("events")
        done = next(event for event in events if event["type"] == "done")
        events.append({**done, "seq": done["seq"] + 1})

    def drop_a_line(self) -> None:
        self.rows("history").pop(0)

    def make_two_files(self) -> None:
        files = self.rows("artifacts")
        files.append({**files[0], "id": uuid4()})

    def forget_the_line_of_a_file(self) -> None:
        lines = self.rows("history")
        lines[0]["artifact_id"] = lines[1]["artifact_id"]

    def lose_a_file(self) -> None:
        self.state = replace(self.state, bytes={**self.state.bytes, self.rows("artifacts")[0]["object_key"]: None})

    def cut_a_file(self) -> None:
        key = self.rows("artifacts")[0]["object_key"]
        content = self.state.bytes[key]
        assert content is not None
        self.state = replace(self.state, bytes={**self.state.bytes, key: content[:-1]})

    def tell_another_hash(self) -> None:
        self.rows("jobs")[0]["output"]["sha256"] = "0" * 64

    def serve_half(self) -> None:
        self.history.served[0] = replace(self.history.served[0], sha256="0" * 64)

    def skip_a_number(self) -> None:
        self.rows("artifacts")[-1]["version"] += 1

    def repeat_a_number(self) -> None:
        for row in self.rows("artifacts"):
            row["version"] = 1

    def count_too_far(self) -> None:
        self.state = replace(self.state, counters={key: last + 1 for key, last in self.state.counters.items()})

    def point_to_an_older_file(self) -> None:
        first = self.rows("artifacts")[0]["id"]
        self.state = replace(self.state, latest=dict.fromkeys(self.state.latest, first))

    def use_too_little(self) -> None:
        self.rows("usage")[0]["used"] -= 1

    def hold_what_nobody_reserved(self) -> None:
        self.rows("usage")[0]["reserved"] += 1

    def hold_a_slot(self) -> None:
        self.rows("jobs")[0]["slot"] = 1

    def leave_a_ticket(self) -> None:
        self.state = replace(self.state, tickets=1)

    def lose_an_event(self) -> None:
        self.rows("events").pop(1)

    def run_four_at_once(self) -> None:
        """As though all had started before the first had ended."""
        events = self.rows("events")
        earliest = min(event["created_at"] for event in events)
        for event in events:
            if event["type"] == "started":
                event["created_at"] = earliest - timedelta(seconds=1)


BROKEN: dict[str, Sequence[Callable[[Case], None]]] = {
    "nothing_acknowledged_is_lost": (Case.lose_a_job, Case.fail_a_job, Case.cancel_unasked),
    "one_key_one_job": (Case.make_a_second_job, Case.answer_twice),
    "completed_once": (Case.end_twice, Case.drop_a_line),
    "one_artifact_of_a_job": (Case.make_two_files, Case.lose_a_job),
    "history_names_a_file": (Case.forget_the_line_of_a_file,),
    "files_are_whole": (Case.lose_a_file, Case.cut_a_file, Case.tell_another_hash),
    "served_was_whole": (Case.serve_half,),
    "versions_are_dense": (Case.skip_a_number, Case.repeat_a_number, Case.count_too_far),
    "latest_is_the_last": (Case.point_to_an_older_file,),
    "usage_is_the_sum": (Case.use_too_little, Case.hold_what_nobody_reserved),
    "nothing_is_held": (Case.hold_a_slot, Case.leave_a_ticket),
    "streams_count_without_gaps": (Case.lose_an_event,),
    "few_run_at_a_time": (Case.run_four_at_once,),
}


@pytest.fixture
async def case(database: Database, worker_database: Database, as_migrate: Connection, owner: UUID) -> Case:
    """Four files of one document, made by the product."""
    with Sandbox(workers=1, preload=PRELOAD) as sandbox:
        floor = Shopfloor(database, worker_database, as_migrate, sandbox, owner)
        resume_id = await floor.resume(SHORT)
        history = History()
        for number in range(4):
            history.ask(owner, str(number))
            job_id = await floor.exported(resume_id, "txt", margin_mm=15 + number)
            history.note(Acknowledged(owner, resume_id, job_id, str(number), "txt"))
            sha256 = floor.job(job_id, "output")["sha256"]
            history.served.append(Served(job_id, sha256, sha256))
        # The engine, which nobody started here, would have used the tickets up.
        as_migrate.execute("DELETE FROM procrastinate_jobs")
        return Case(await read_state(as_migrate, floor.blobs), history)


async def test_every_law_is_kept_by_the_product_and_found_broken_by_the_judge(case: Case) -> None:
    assert judge(case.state, case.history, limit_bytes=LIMIT) == []
    assert list(most_at_a_time(case.state).values()) == [1]
    assert set(BROKEN) == {law.__name__ for law in LAWS}
    for law, ways in BROKEN.items():
        for spoil in ways:
            spoilt = Case(case.state, deepcopy(case.history))
            spoil(spoilt)
            found = {finding.law for finding in judge(spoilt.state, spoilt.history, limit_bytes=LIMIT)}
            assert law in found, (law, spoil.__name__)
    used = case.state.usage[0]["used"]
    assert judge(case.state, case.history, limit_bytes=used) == []
    assert {found.law for found in judge(case.state, case.history, limit_bytes=used - 1)} == {"quota_holds"}


async def test_what_was_refused_or_cancelled_on_purpose_is_not_lost(case: Case) -> None:
    job_id = next(iter(case.history.acknowledged))
    case.cancel_unasked()
    case.history.cancelled.add(case.state.jobs[0]["id"])
    laws = {found.law for found in judge(case.state, case.history, limit_bytes=LIMIT)}
    assert "nothing_acknowledged_is_lost" not in laws
    case.fail_a_job()
    case.history.refusals = frozenset({"internal"})
    laws = {found.law for found in judge(case.state, case.history, limit_bytes=LIMIT)}
    assert job_id in case.history.acknowledged
    assert "nothing_acknowledged_is_lost" not in laws
