"""Exports over the API, from the click to the clean-up."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.features.exports.conftest import OPERATOR
from tests.fixtures.exports import SHORT, Shopfloor
from tests.fixtures.jobs import wait_until
from tests.fixtures.streams import names_in

from bespoke.platform.ids import new_id
from bespoke.platform.sandbox import Sandbox


async def test_a_click_gives_a_job_that_ends_in_a_file(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    started = await client.post("export/docx", json={"document_id": str(resume_id), "options": {"template": "modern"}})
    assert started.status_code == 202, started.text
    path = f"export/job/{started.json()['job_id']}"
    assert (await client.get(path)).json()["status"] == "pending"
    await floor.run()
    shown = (await client.get(path)).json()
    assert (shown["status"], shown["progress"], shown["stage"], shown["format"]) == ("completed", 100, "done", "docx")
    assert shown["artifact"]["receipt"]["options"]["template"] == "modern"
    assert shown["artifact"]["version"] == 1
    events = await client.get(f"{path}/events")
    assert events.text.count("event: progress") == 5
    assert names_in(events.text, "JobStreamEvent")[-1] == "done"
    assert (await client.get(shown["download_url"].removeprefix("/api/v1/"))).content[:2] == b"PK"


async def test_a_double_click_with_one_key_is_one_job(floor: Shopfloor, client: AsyncClient) -> None:
    body = {"document_id": str(await floor.resume()), "format": "txt"}
    headers = {"Idempotency-Key": "click"}
    answers = await asyncio.gather(*(client.post("export", json=body, headers=headers) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["job_id"] for answer in answers}) == 1
    other = await client.post("export", json={**body, "format": "html"}, headers=headers)
    assert other.status_code == 422
    assert floor.one("SELECT count(*) FROM jobs") == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("export", {"format": "exe"}),
        ("export", {"format": "pdf", "options": {"font_size_pt": 99}}),
        ("export", {"format": "pdf", "options": {"template": "baroque"}}),
        ("export/pdf", {"options": {"margin_mm": 39, "template": "compact"}}),
        ("export/pdf", {"document_id": "x"}),
    ],
)
async def test_what_does_not_fit_is_400(floor: Shopfloor, client: AsyncClient, path: str, body: dict[str, str]) -> None:
    answer = await client.post(path, json={"document_id": str(await floor.resume()), **body})
    assert answer.status_code == 400, answer.text


async def test_cancel_and_retry(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    job_id = await floor.export(resume_id)
    assert (await client.post(f"export/retry/{job_id}")).status_code == 409
    assert (await client.delete(f"export/job/{job_id}")).json()["status"] == "cancelled"
    assert (await client.delete(f"export/job/{job_id}")).status_code == 409
    floor.connection.execute("UPDATE resumes SET revision = 5")
    assert (await client.post(f"export/retry/{job_id}")).status_code == 202
    await floor.run()
    assert floor.job(job_id, "status, output->'revision'") == ("completed", 5)
    assert (await client.post(f"export/retry/{job_id}")).status_code == 409


@contextmanager
def standing_still(sandbox: Sandbox) -> Iterator[None]:
    """No child comes to an end by itself."""
    wait_until(lambda: sandbox.isolation and sandbox.pids)
    children = sandbox.pids
    for child in children:
        os.kill(child, signal.SIGSTOP)
    try:
        yield
    finally:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGCONT)


async def test_a_running_export_is_cancelled_at_its_next_stage(floor: Shopfloor, client: AsyncClient) -> None:
    job_id = await floor.export(await floor.resume(), "pdf")
    with standing_still(floor.sandbox):
        running = asyncio.create_task(floor.run())
        while floor.job(job_id, "status") == "pending":
            assert not running.done()
            await asyncio.sleep(0.005)
        answer = await client.delete(f"export/job/{job_id}")
        await running
    assert answer.status_code == 200
    assert floor.job(job_id, "status") == "cancelled"
    assert floor.rows("SELECT id FROM artifacts") == []
    assert floor.rows("SELECT 1 FROM quota_usage WHERE reserved <> 0") == []


async def test_a_batch_of_up_to_ten(floor: Shopfloor, client: AsyncClient) -> None:
    documents = [str(await floor.resume({"basics": {"name": name}})) for name in "ABC"]
    started = (await client.post("export/batch", json={"document_ids": documents, "format": "html"})).json()
    await floor.run()
    shown = (await client.get(f"export/job/{started['bundle_job_id']}")).json()
    assert (shown["status"], shown["format"]) == ("completed", "zip")
    assert (await client.get(shown["download_url"].removeprefix("/api/v1/"))).content[:4] == b"PK\x03\x04"
    member = (await client.get(f"export/job/{started['job_ids'][0]}")).json()
    assert (member["bundle_job_id"], shown["bundle_job_id"]) == (started["bundle_job_id"], None)
    many = [str(new_id()) for _ in range(11)]
    assert (await client.post("export/batch", json={"document_ids": many, "format": "html"})).status_code == 400
    assert (await client.post("export/batch", json={"document_ids": [], "format": "html"})).status_code == 400


async def test_history_files_room_and_figures(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id, other = await floor.resume(), await floor.resume()
    for number in range(8):
        await floor.exported(resume_id, "txt", margin_mm=15 + number)
    optimized_id = await floor.optimized(resume_id)
    await floor.exported(resume_id, "html")
    await floor.exported(other, "txt")
    seen, cursor = [], None
    while True:
        query: dict[str, str | int] = {
            "document_id": str(resume_id),
            "limit": 4,
            **({"cursor": cursor} if cursor else {}),
        }
        page = (await client.get("export/history", params=query)).json()
        seen += page["items"]
        if (cursor := page["next_cursor"]) is None:
            break
    assert [line["format"] for line in seen] == ["html"] + ["txt"] * 8
    assert seen[0]["document_id"] == str(optimized_id)
    files = (await client.get("export/artifacts", params={"document_id": str(resume_id), "format": "txt"})).json()
    assert [file["version"] for file in files] == [8, 7, 6, 5, 4, 3]
    assert [file["is_latest"] for file in files] == [True] + [False] * 5
    quota = (await client.get("export/quota")).json()
    assert quota["used_bytes"] == floor.one("SELECT sum(size_bytes)::int FROM artifacts")
    assert quota["available_bytes"] == quota["limit_bytes"] - quota["used_bytes"]
    figures = (await client.get("export/stats")).json()
    assert (figures["exports"], figures["success_rate"]) == (10, 1)
    assert figures["by_format"] == {"html": 1, "txt": 9}
    assert figures["median_seconds"] > 0


async def test_an_optimized_resume_links_to_its_files(floor: Shopfloor, client: AsyncClient) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    path = f"resumes/optimized/{optimized_id}"
    assert set((await client.get(path)).json()["export_formats"].values()) == {None}
    await floor.exported(optimized_id)
    formats = (await client.get(path)).json()["export_formats"]
    assert formats["pdf_url"] is None
    assert formats["expires_at"] > formats["generated_at"]
    assert (await client.get(formats["txt_url"].removeprefix("/api/v1/"))).status_code == 200
    (file,) = (await client.get("export/artifacts", params={"document_id": str(optimized_id)})).json()
    assert (await client.delete(f"export/artifacts/{file['id']}")).status_code == 204
    assert (await client.get(path)).json()["export_formats"]["txt_url"] is None


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "export/job/{job}"),
        ("DELETE", "export/job/{job}"),
        ("GET", "export/job/{job}/events"),
        ("POST", "export/retry/{job}"),
        ("GET", "export/download/{job}"),
        ("GET", "export/artifacts/{artifact}"),
        ("DELETE", "export/artifacts/{artifact}"),
        ("GET", "export/artifacts?document_id={document}"),
        ("GET", "export/history?document_id={document}"),
    ],
)
async def test_anothers_exports_are_nowhere(floor: Shopfloor, stranger: AsyncClient, method: str, path: str) -> None:
    document = await floor.resume(SHORT)
    job = await floor.exported(document)
    artifact: UUID = floor.one("SELECT id FROM artifacts")
    answer = await stranger.request(method, path.format(job=job, artifact=artifact, document=document))
    assert answer.status_code == 404
    assert floor.one("SELECT count(*), max(downloads) FROM artifacts") == (1, 0)


async def test_other_jobs_are_no_exports(floor: Shopfloor, client: AsyncClient) -> None:
    job = await floor.export(await floor.resume())
    floor.connection.execute("UPDATE jobs SET kind = 'import'")
    assert (await client.get(f"export/job/{job}")).status_code == 404
    assert (await client.post(f"export/retry/{job}")).status_code == 404


async def test_the_operator_cleans_up_by_key_alone(floor: Shopfloor, client: AsyncClient) -> None:
    await floor.exported(await floor.resume())
    floor.connection.execute("UPDATE export_history SET expires_at = now() - interval '1 s'")
    assert (await client.post("cron/cleanup-exports")).status_code == 404
    headers = {"Authorization": f"Bearer {OPERATOR}"}
    answer = await client.post("cron/cleanup-exports", headers=headers)
    assert answer.json() == {
        "owners": 1,
        "artifacts": 0,
        "history_lines": 1,
        "freed_bytes": 0,
        "is_complete": True,
    }
    assert (await client.get("cron/cleanup-exports", headers=headers)).json()["history_lines"] == 0
