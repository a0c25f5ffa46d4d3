"""What a parser will read is known before the file is made, and is what its receipt says later."""

from __future__ import annotations

from typing import Any

import pytest
from httpx2 import AsyncClient
from tests.fixtures.exports import EXAMPLE, SHORT, Shopfloor

from bespoke.platform.ids import new_id

DOUBTFUL: dict[str, Any] = {**SHORT, "awards": [{"title": "Skills", "date": "2020", "summary": "Education"}]}


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "txt"])
async def test_what_is_found_before_an_export_is_what_its_receipt_says(
    floor: Shopfloor, client: AsyncClient, format: str
) -> None:
    resume_id = await floor.resume(DOUBTFUL)
    asked = {"document_id": str(resume_id), "format": format, "options": {"template": "modern"}}
    before = await client.post("export/read-back", json=asked)
    assert before.status_code == 200, before.text
    found = before.json()
    assert (found["document_id"], found["revision"], found["artifact_id"]) == (str(resume_id), 1, None)
    assert found["same"] + len(found["differences"]) == found["fields"]
    assert found["differences"]
    assert floor.one("SELECT count(*) FROM jobs") == 0
    started = (await client.post("export", json=asked)).json()
    await floor.run()
    artifact = (await client.get(f"export/job/{started['job_id']}")).json()["artifact"]
    receipt = artifact["receipt"]["read_back"]
    assert found["differences"] == receipt["differences"]
    assert found["fields"] == receipt["fields"]
    after = (await client.post("export/read-back", json=asked)).json()
    assert after == {**found, "artifact_id": artifact["id"]}
    other = {**asked, "options": {"template": "classic"}}
    assert (await client.post("export/read-back", json=other)).json()["artifact_id"] is None


async def test_of_a_good_resume_everything_is_read_back(floor: Shopfloor, client: AsyncClient) -> None:
    asked = {"document_id": str(await floor.resume(EXAMPLE)), "format": "pdf"}
    found = (await client.post("export/read-back", json=asked)).json()
    assert found["fields"] > 100
    assert found["same"] == found["fields"]
    assert (found["differences"], found["error"]) == ([], "")


async def test_the_very_document_is_read_when_it_is_meant(floor: Shopfloor, client: AsyncClient) -> None:
    resume_id = await floor.resume(SHORT)
    optimized_id = await floor.optimized(resume_id, {"basics": {"name": "Ada Byron"}})
    asked = {"document_id": str(resume_id), "format": "txt"}
    newest = (await client.post("export/read-back", json=asked)).json()
    assert newest["document_id"] == str(optimized_id)
    exact = (await client.post("export/read-back", json={**asked, "exact": True})).json()
    assert exact["document_id"] == str(resume_id)
    assert exact["fields"] > newest["fields"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"format": "json"}, 400),
        ({"format": "png"}, 400),
        ({"format": "pdf", "options": {"template": "baroque"}}, 400),
        ({"format": "pdf", "document_id": str(new_id())}, 404),
    ],
)
async def test_what_cannot_be_read_back_is_refused(
    floor: Shopfloor, client: AsyncClient, given: dict[str, Any], status: int
) -> None:
    answer = await client.post("export/read-back", json={"document_id": str(await floor.resume()), **given})
    assert answer.status_code == status, answer.text


async def test_a_foreign_document_is_not_there(floor: Shopfloor, stranger: AsyncClient) -> None:
    asked = {"document_id": str(await floor.resume()), "format": "txt"}
    assert (await stranger.post("export/read-back", json=asked)).status_code == 404


async def test_an_empty_document_says_so(floor: Shopfloor, client: AsyncClient) -> None:
    made = (await client.post("resumes", json={"title": "Empty"})).json()
    answer = await client.post("export/read-back", json={"document_id": made["id"], "format": "txt"})
    assert answer.status_code in (200, 409), answer.text
