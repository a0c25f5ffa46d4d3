"""From a document to a numbered file with its receipt."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace
from pathlib import Path

from tests.fixtures.exports import EXAMPLE, SHORT, Interrupted, Shopfloor
from tests.fixtures.statements import statements

from bespoke.features.work import PRELOAD
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.run import Runner
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.storage.blobs import get


async def test_a_pdf_is_made_numbered_and_remembered(floor: Shopfloor) -> None:
    resume_id = await floor.resume(EXAMPLE)
    job_id = await floor.exported(resume_id, "pdf")
    artifact = floor.rows("SELECT version, kind, sha256, size_bytes, pages, receipt, object_key FROM artifacts")
    ((version, kind, sha256, size_bytes, pages, receipt, key),) = artifact
    assert (version, kind, pages) == (1, "pdf", 2)
    content = await get(floor.blobs, key, sha256=sha256)
    assert content.startswith(b"%PDF")
    assert len(content) == size_bytes
    assert receipt["made_from"] == "data"
    assert (receipt["document_id"], receipt["revision"], receipt["tagged"]) == (str(resume_id), 1, True)
    assert receipt["read_back"]["recovered"] == 1
    assert floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'") == (size_bytes, 0)
    assert floor.one("SELECT id, document_id, reused FROM export_history") == (job_id, resume_id, False)
    assert floor.one("SELECT dirty FROM resumes") is False
    stages = floor.rows("SELECT payload->>'stage' FROM job_events WHERE type = 'progress' ORDER BY seq")
    assert [row[0] for row in stages] == ["load", "check", "render", "verify", "store"]


async def test_every_format_is_made(floor: Shopfloor) -> None:
    resume_id = await floor.resume(EXAMPLE)
    for format in ("pdf", "docx", "html", "txt", "json", "png"):
        await floor.exported(resume_id, format)
    made = floor.rows("SELECT kind, version, file_name FROM artifacts ORDER BY kind")
    assert [row[:2] for row in made] == [(kind, 1) for kind in ("docx", "html", "json", "pdf", "png", "txt")]
    assert all(row[2].endswith(f".{row[0]}") for row in made)
    assert len(await floor.keys()) == 6


async def test_a_file_is_called_as_its_document_suggests(floor: Shopfloor) -> None:
    optimized_id = await floor.optimized(await floor.resume(EXAMPLE), EXAMPLE)
    await floor.exported(optimized_id, "txt")
    suggested = "structured_output->'tailored_resume_text'->>'file_name_suggestion'"
    stem = floor.one(f"SELECT {suggested} FROM optimized_resumes")
    assert floor.one("SELECT file_name FROM artifacts") == f"{stem}.txt"


async def test_identical_wishes_share_a_file_and_both_are_remembered(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    first = await floor.exported(resume_id)
    floor.connection.execute("UPDATE artifacts SET expires_at = now() + interval '1 day'")
    second = await floor.exported(resume_id)
    assert floor.rows("SELECT id, reused FROM export_history ORDER BY id") == [(first, False), (second, True)]
    assert floor.one("SELECT count(*), max(version), min(expires_at) > now() + interval '89 days' FROM artifacts") == (
        1,
        1,
        True,
    )
    assert floor.job(second, "output")["sha256"] == floor.job(first, "output")["sha256"]
    stages = floor.rows("SELECT payload->>'stage' FROM job_events WHERE type = 'progress' AND job_id = %s", second)
    assert [row[0] for row in stages] == ["load", "check"]
    await floor.exported(resume_id, spacing=1.2)
    assert floor.one("SELECT max(version) FROM artifacts") == 2


async def test_a_damaged_file_is_made_anew_rather_than_used_again(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    await floor.exported(resume_id)
    (key,) = await floor.keys()
    await floor.blobs.put(key, b"something else")
    await floor.exported(resume_id)
    assert floor.rows("SELECT version FROM artifacts ORDER BY version") == [(1,), (2,)]
    assert floor.rows("SELECT reused FROM export_history") == [(False,), (False,)]


async def test_thirty_two_at_once_with_failures_number_densely(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    jobs = []
    for number in range(32):
        if number % 8 == 3:
            jobs.append(await floor.export(resume_id, "png", page=9))
        else:
            jobs.append(await floor.export(resume_id, "txt", margin_mm=15 + number / 10))
    await floor.run()
    versions = [row[0] for row in floor.rows("SELECT version FROM artifacts ORDER BY version")]
    assert versions == list(range(1, 29))
    assert floor.one("SELECT count(*) FROM jobs WHERE status = 'failed' AND error->>'code' = 'page_missing'") == 4
    used = floor.one("SELECT sum(size_bytes)::int FROM artifacts")
    assert floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'") == (used, 0)
    assert floor.one("SELECT version FROM artifacts a JOIN artifact_latest l ON l.artifact_id = a.id") == 28


async def test_two_attempts_at_the_same_file_at_once_give_one(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    await asyncio.gather(*(floor.export(resume_id) for _ in range(3)))
    await floor.run()
    assert floor.one("SELECT count(*), max(version) FROM artifacts") == (1, 1)
    assert sorted(row[0] for row in floor.rows("SELECT reused FROM export_history")) == [False, True, True]
    size = floor.one("SELECT size_bytes FROM artifacts")
    assert floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'") == (size, 0)


async def test_an_optimized_resume_shows_its_files_and_is_clean_until_it_changes(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    optimized_id = await floor.optimized(resume_id)
    await floor.exported(resume_id)
    artifact_id, receipt = floor.one("SELECT id, receipt FROM artifacts")
    assert (receipt["document_id"], receipt["made_from"]) == (str(optimized_id), "optimized_resume")
    shown = "SELECT export_formats, dirty FROM optimized_resumes"
    assert floor.one(shown) == ({"txt": str(artifact_id)}, False)
    changed = {"basics": {**SHORT["basics"], "label": "Staff Analyst"}}
    await floor.optimized(resume_id, changed)
    assert floor.one(shown)[1] is True


async def test_what_was_looked_at_is_exported_though_it_changed_since(floor: Shopfloor) -> None:
    resume_id = await floor.resume()
    await floor.optimized(resume_id)
    job_id = await floor.export(resume_id)
    await floor.optimized(resume_id, {"basics": {**SHORT["basics"], "label": "Staff Analyst"}})
    await floor.run()
    assert floor.job(job_id, "output")["revision"] == 1
    assert floor.one("SELECT dirty, revision FROM optimized_resumes") == (True, 2)
    assert b"Staff" not in await get(floor.blobs, floor.one("SELECT object_key FROM artifacts"))


async def test_a_full_quota_refuses_before_anything_is_rendered(floor: Shopfloor) -> None:
    floor.owner_bytes = 10_000
    job_id = await floor.export(await floor.resume())
    await floor.run()
    assert floor.job(job_id, "status, error->>'code', attempts") == ("failed", "quota_exceeded", 1)
    assert await floor.keys() == []
    assert floor.rows("SELECT id FROM quota_reservations") == []


async def test_the_child_that_renders_a_cancelled_export_is_gone_at_once(floor: Shopfloor) -> None:
    with Sandbox(workers=1, preload=PRELOAD) as sandbox:
        assert sandbox.isolation is not None
        (pid,) = sandbox.pids
        os.kill(pid, signal.SIGSTOP)
        floor.sandbox = sandbox
        job_id = await floor.export(await floor.resume(EXAMPLE), "pdf")
        floor.runner = Runner(floor.worker_database, floor.kinds)
        running = asyncio.create_task(floor.run())
        while floor.job(job_id, "stage") != "render":
            assert not running.done()
            await asyncio.sleep(0.02)
        # Until the child has its work.
        while not any(worker.calls for worker in sandbox._busy):
            assert not running.done()
            await asyncio.sleep(0.02)
        async with floor.database.transaction(floor.owner) as session:
            assert await cancel(session, floor.owner, job_id, kinds=floor.kinds) == "processing"
        async with asyncio.timeout(60):
            while Path(f"/proc/{pid}").exists():
                await asyncio.sleep(0.01)
        await running
    assert floor.job(job_id, "status") == "cancelled"
    assert floor.rows("SELECT id FROM quota_reservations") == []


async def test_a_zombie_that_wakes_up_between_storing_and_publishing_changes_nothing(floor: Shopfloor) -> None:
    resume_id = await floor.resume()

    async def take_over() -> None:
        # In a thread: the attempt may be telling of itself just now, and holds the row until it has.
        await asyncio.to_thread(floor.connection.execute, "UPDATE jobs SET lease = gen_random_uuid()")

    floor.blobs = Interrupted(floor.blobs, take_over)
    job_id = await floor.export(resume_id)
    await floor.run()
    assert floor.job(job_id, "status") == "processing"
    for table in ("artifacts", "artifact_counters", "artifact_latest", "export_history"):
        assert floor.one(f"SELECT count(*) FROM {table}") == 0, table
    assert floor.one("SELECT used FROM quota_usage WHERE kind = 'artifacts'") == 0
    assert floor.one("SELECT dirty FROM resumes") is True


async def test_an_export_costs_no_more_round_trips_than_it_must(floor: Shopfloor) -> None:
    resume_id = await floor.resume(EXAMPLE)
    await floor.exported(resume_id, "pdf")
    floor.runner = replace(floor.runner, watch_s=60.0)
    with statements(floor.database) as asked:
        job_id = await floor.export(resume_id, "pdf", spacing=1.1)
    with statements(floor.worker_database) as ran:
        await floor.run()
    assert floor.job(job_id, "status") == "completed"
    # To begin, to look at it and for a twin, to publish, to hand out the next; each begins and sets its owner at once.
    assert (asked.count("COMMIT"), ran.count("COMMIT"), len(asked), len(ran)) == (1, 4, 8, 22)
