"""`bespoke jobs`: what the operator sees and does."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection, column, make_job
from tests.fixtures.server import Server

from bespoke.cli import jobs
from bespoke.platform.database import Database, roles
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.telemetry.trace import new_trace_id


@pytest.fixture(autouse=True)
def given_server(server: Server, database_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_DATABASE_URL", server.conninfo(database_name, roles.APP))
    monkeypatch.setenv("BESPOKE_DATABASE_MIGRATE_URL", server.conninfo(database_name, roles.MIGRATE))


@pytest.fixture
async def made(database: Database, owner: UUID, other_owner: UUID) -> list[UUID]:
    return [await make_job(database, whose) for whose in (owner, other_owner)]


def listed(capsys: pytest.CaptureFixture[str], **wanted: Any) -> list[dict[str, str]]:
    capsys.readouterr()
    jobs.list_jobs(json=True, **wanted)
    lines: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return lines


def test_jobs_of_all_owners_are_seen_and_steered(
    made: list[UUID], as_migrate: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [line["id"] for line in listed(capsys)] == [str(job) for job in made[::-1]]
    jobs.cancel(made[0])
    assert column(as_migrate, made[0], "status") == "cancelled"
    assert [line["id"] for line in listed(capsys, status="cancelled")] == [str(made[0])]
    jobs.show(made[0], json=True)
    assert json.loads(capsys.readouterr().out)["status"] == "cancelled"
    jobs.retry(made[0])
    assert column(as_migrate, made[0], "status, ticket_id IS NOT NULL") == ("pending", True)


def test_what_the_operator_does_to_a_job_is_told_under_its_trace(made: list[UUID], as_migrate: Connection) -> None:
    trace = new_trace_id()
    as_migrate.execute("UPDATE jobs SET trace_id = %s", (trace,))
    jobs.cancel(made[0])
    jobs.retry(made[0])
    told = "SELECT type, trace_id FROM events WHERE subject_id = %s AND type <> 'job.submitted' ORDER BY seq"
    assert as_migrate.execute(told, (made[0],)).fetchall() == [("job.cancelled", trace), ("job.retried", trace)]


def test_a_job_is_one_line_and_its_error_is_told_by_name(
    made: list[UUID], as_migrate: Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    """However narrow the window: an id that is broken in two cannot be copied."""
    error = '{"code": "page_missing", "title": "There is no such page", "fix": "Choose one from 1 to 2."}'
    as_migrate.execute("UPDATE jobs SET status = 'failed', slot = NULL, error = %s WHERE id = %s", (error, made[0]))
    capsys.readouterr()
    jobs.list_jobs()
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if str(made[0]) in line and "page_missing" in line]) == 1
    assert all(line == line.rstrip() and len(line) < 200 for line in lines)
    jobs.show(made[0])
    shown = capsys.readouterr().out
    assert "error.fix" in shown
    assert "Choose one from 1 to 2." in shown


def test_draining_waits_for_the_end_of_all_work(made: list[UUID], as_migrate: Connection) -> None:
    with pytest.raises(jobs.NotDrained, match="2 jobs"):
        jobs.drain(timeout=0.1)
    as_migrate.execute("UPDATE jobs SET status = 'completed', slot = NULL")
    jobs.drain(timeout=0.1)


def test_an_unknown_job_is_an_error() -> None:
    with pytest.raises(JobNotFound):
        jobs.retry(new_id())
