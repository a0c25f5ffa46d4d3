"""The stream of an optimization: cut, joined again, watched twice, taken over."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.features.jobs.conftest import opened as reading
from tests.fixtures.jobs import ROOT, wait_until
from tests.fixtures.optimizing import Studio, app_of
from tests.fixtures.server import Server

from bespoke.platform.database import roles
from bespoke.platform.events.append import CHANNEL as EVENTS
from bespoke.platform.events.live import Live
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.stream import CHANNEL as JOBS
from bespoke.testing.writers import SuggestingWriter
from bespoke.web.server import listen, make_server

_NAMES = {"progress": "stage", "failed": "error"}


@asynccontextmanager
async def served(studio: Studio) -> AsyncIterator[AsyncClient]:
    """Over a real socket, whose line can be cut."""
    async with Live(studio.database.url, [JOBS, EVENTS]) as live:
        listener = listen("127.0.0.1", 0)
        server = make_server(app_of(studio, live))
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the test's own loop keeps them
        serving = asyncio.create_task(server.serve([listener]))
        while not server.started:
            assert not serving.done()
            await asyncio.sleep(0.01)
        async with AsyncClient(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}", timeout=20) as client:
            client.headers["x-owner"] = str(studio.owner)
            yield client
        live.end_streams()
        server.should_exit = True
        await serving


def as_sent(studio: Studio, job_id: str) -> list[tuple[int, str, Any]]:
    rows = studio.stored(job_id)
    return [(seq, _NAMES.get(kind, kind), {k: v for k, v in told.items() if k != "once"}) for seq, kind, told in rows]


async def test_a_cut_line_joined_again_by_the_last_id_gives_the_stored_list(studio: Studio) -> None:
    studio.writer = SuggestingWriter([], pause_s=0.1)
    started = await studio.made("optimize", await studio.documents())
    path = f"/optimize/{started['job_id']}/events"
    async with served(studio) as client:
        async with reading(client, path) as first:
            running = asyncio.create_task(studio.run())
            before = [await first.next() for _ in range(7)]
            last_id = first.last_id
        async with reading(client, path, Last_Event_ID=last_id) as second, reading(client, path) as other_tab:
            after, whole = await asyncio.gather(second.rest(), other_tab.rest())
        await running
    stored = as_sent(studio, started["job_id"])
    assert [*before, *after] == stored == whole
    assert [kind for _, kind, _ in stored][-1] == "done"
    done = await studio.client.get(path, headers={"Last-Event-ID": str(stored[-1][0])})
    assert done.status_code == 204


async def test_a_second_click_with_one_key_is_one_optimization(studio: Studio) -> None:
    sent = await studio.documents()
    headers = {"Idempotency-Key": "click"}
    answers = [await studio.client.post("optimize", json=sent, headers=headers) for _ in range(2)]
    assert {answer.status_code for answer in answers} == {202}
    assert answers[0].json() == answers[1].json()
    assert studio.one("SELECT count(*) FROM jobs") == 1
    assert studio.one("SELECT count(*) FROM optimized_resumes") == 1


async def test_cancelled_it_ends_and_what_was_found_stays(studio: Studio) -> None:
    studio.writer = SuggestingWriter(["hang"])
    started = await studio.made("optimize", await studio.documents())
    path = f"optimize/{started['job_id']}"
    running = asyncio.create_task(studio.run())
    async with asyncio.timeout(60):
        while (await studio.got(path))["stage"] != "model":
            await asyncio.sleep(0.02)
    assert (await studio.client.delete(path)).json()["cancel_requested"]
    await running
    shown = await studio.got(path)
    assert shown["status"] == "cancelled"
    assert shown["suggestions"]["proposed"] >= 5
    assert (await studio.client.delete(path)).status_code == 409


async def test_started_anew_a_run_that_waits_is_cancelled(studio: Studio) -> None:
    sent = await studio.documents()
    first, second = await studio.made("optimize", sent), await studio.made("optimize", sent)
    assert first["optimized_resume_id"] == second["optimized_resume_id"]
    assert (await studio.got(f"optimize/{first['job_id']}"))["status"] == "cancelled"
    await studio.run()
    assert (await studio.got(f"optimize/{second['job_id']}"))["status"] == "completed"


async def test_started_anew_again_and_again_while_one_runs_and_applies_nothing_deadlocks(studio: Studio) -> None:
    sent = {**await studio.documents(), "preferences": {"apply_safe": True}}
    await studio.made("optimize", sent)
    running = asyncio.create_task(studio.run())
    for _ in range(6):
        await studio.made("optimize", sent, status=202)
        await asyncio.sleep(0.15)
    await running
    await studio.run()
    states = studio.connection.execute("SELECT DISTINCT status FROM jobs").fetchall()
    assert {row[0] for row in states} <= {"completed", "cancelled"}
    assert studio.one("SELECT count(*) FROM suggestions WHERE state = 'proposed'") == 0


async def test_what_is_no_optimization_is_not_found(studio: Studio) -> None:
    assert (await studio.client.get(f"optimize/{new_id()}")).status_code == 404
    sent = {**await studio.documents(), "posting_id": str(new_id())}
    assert (await studio.client.post("optimize", json=sent)).status_code == 404
    assert (await studio.client.post("optimize", json={**sent, "preferences": {"tone": "loud"}})).status_code == 400


async def test_a_strangers_resume_is_not_optimized(studio: Studio, other_owner: UUID) -> None:
    sent = await studio.documents()
    assert (await studio.clients[other_owner].post("optimize", json=sent)).status_code == 404


@contextmanager
def worker(url: str, pause_s: float) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.fixtures.optimizing", url, str(pause_s)]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


@pytest.mark.slow
async def test_a_worker_killed_in_the_middle_leaves_no_gap_and_no_double(
    studio: Studio, server: Server, database_name: str
) -> None:
    started = await studio.made("optimize", await studio.documents())
    job_id, url = started["job_id"], server.conninfo(database_name, roles.WORKER)

    def told(kind: str) -> int:
        found = "SELECT count(*) FROM job_events WHERE job_id = %s AND type = %s"
        return int(studio.one(found, job_id, kind))

    def of_the_model() -> int:
        return int(studio.one("SELECT count(*) FROM suggestions WHERE engine = 'model'"))

    with worker(url, 2.0) as first:
        await asyncio.to_thread(wait_until, lambda: of_the_model() >= 1)
        first.kill()
    assert told("suggestion") > 1
    assert told("done") == 0
    with worker(url, 0.0):
        await asyncio.to_thread(wait_until, lambda: told("done") == 1)
    events = studio.stored(job_id)
    kinds = [kind for _, kind, _ in events]
    assert {"taken_over", "started"} <= set(kinds)
    assert kinds.count("analysis") == 1
    assert [one["when"] for _, kind, one in events if kind == "score"] == ["before", "possible"]
    ids = [one["id"] for _, kind, one in events if kind == "suggestion"]
    listed = await studio.suggestions(started["optimized_resume_id"])
    assert ids == [one["id"] for one in listed]
    assert of_the_model() > 1
    assert (await studio.got(f"optimize/{job_id}"))["attempts"] == 2
