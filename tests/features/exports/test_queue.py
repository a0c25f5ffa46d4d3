"""The queue as a person sees it."""

from __future__ import annotations

from typing import Any

from httpx2 import AsyncClient
from tests.fixtures.exports import SHORT, Shopfloor

from bespoke.platform.ids import new_id


async def queue_of(client: AsyncClient) -> list[dict[str, Any]]:
    answer = await client.get("export/queue")
    assert answer.status_code == 200, answer.text
    lines: list[dict[str, Any]] = answer.json()
    return lines


async def test_what_runs_comes_first_and_what_waits_has_its_place(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    floor.connection.execute("UPDATE resumes SET title = 'Analyst'")
    first, second, third = [await floor.export(resume_id, page=number) for number in (1, 2, 3)]
    floor.connection.execute("UPDATE jobs SET status = 'processing', lease = %s WHERE id = %s", (new_id(), second))
    lines = await queue_of(client)
    told = [(line["id"], line["status"], line["place"]) for line in lines]
    assert told == [(str(second), "processing", None), (str(first), "pending", 1), (str(third), "pending", 2)]
    assert {(line["title"], line["format"], line["template_id"]) for line in lines} == {("Analyst", "txt", "classic")}


async def test_one_of_a_batch_waits_behind_what_somebody_looks_at(floor: Shopfloor, client: AsyncClient) -> None:
    ids = [str(await floor.resume()) for _ in range(2)]
    batch = (await client.post("export/batch", json={"document_ids": ids, "format": "txt"})).json()
    single = await floor.export(await floor.resume())
    places = {line["id"]: line["place"] for line in await queue_of(client)}
    assert places[str(single)] == 1
    assert [places[job_id] for job_id in batch["job_ids"]] == [2, 3]
    assert places[batch["bundle_job_id"]] is None


async def test_a_bundle_tells_how_many_of_its_files_are_ready(floor: Shopfloor, client: AsyncClient) -> None:
    ids = [str(await floor.resume()) for _ in range(2)]
    batch = (await client.post("export/batch", json={"document_ids": ids, "format": "txt"})).json()

    async def told() -> tuple[int, int]:
        line = next(line for line in await queue_of(client) if line["id"] == batch["bundle_job_id"])
        return line["members_ended"], line["members"]

    assert await told() == (0, 2)
    assert (await client.delete(f"export/job/{batch['job_ids'][0]}")).json()["status"] == "cancelled"
    assert await told() == (1, 2)
    await floor.run()
    assert [line["status"] for line in await queue_of(client)] == ["cancelled"]


async def test_what_came_to_nothing_stays_a_day(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    failed = await floor.export(resume_id, "png", page=9)
    await floor.run()
    line = (await queue_of(client))[0]
    assert (line["id"], line["status"], line["error"]["code"]) == (str(failed), "failed", "page_missing")
    floor.connection.execute("UPDATE jobs SET finished_at = finished_at - interval '25 hours'")
    assert await queue_of(client) == []


async def test_of_others_and_of_deleted_documents_nothing_is_told(
    floor: Shopfloor, client: AsyncClient, stranger: AsyncClient
) -> None:
    await floor.export(await floor.resume())
    assert await queue_of(stranger) == []
    floor.connection.execute("UPDATE resumes SET deleted_at = now()")
    assert await queue_of(client) == []


async def test_an_exact_export_is_of_the_resume_itself(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume()
    optimized_id = await floor.optimized(resume_id, SHORT)
    asked = {"document_id": str(resume_id), "format": "txt"}
    for more, document_id in (({}, optimized_id), ({"exact": True}, resume_id)):
        job_id = (await client.post("export", json={**asked, **more})).json()["job_id"]
        assert floor.job(job_id, "document_id") == document_id
    batch = {"document_ids": [str(resume_id)], "format": "txt", "exact": True}
    made = (await client.post("export/batch", json=batch)).json()
    assert floor.job(made["job_ids"][0], "document_id") == resume_id
