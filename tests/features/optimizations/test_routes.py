"""Optimized resumes over HTTP, as the contracts say."""

from __future__ import annotations

import copy
import json
from typing import Any
from uuid import UUID

import psycopg
import pytest
from httpx2 import AsyncClient
from tests.features.documents.test_save import DATA, with_bullet
from tests.features.optimizations.test_keep import FLAT, section_of

Record = dict[str, Any]
URLS = {"pdf_url": "https://files.example/a.pdf", "generated_at": "2026-01-01T00:00:00Z"}


async def make(api: AsyncClient, data: Record = DATA) -> Record:
    resume = (await api.post("/resumes", json=DATA)).json()
    answer = await api.post("/optimize/save", json={"resume_id": resume["id"], "optimized_data": data})
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "created"
    made: Record = answer.json()["resume"]
    return made


async def patch(api: AsyncClient, made: Record, status: int = 200, **fields: Any) -> Record:
    answer = await api.patch(f"/resumes/optimized/{made['id']}", json=fields)
    assert answer.status_code == status, answer.text
    changed: Record = answer.json()
    return changed


async def test_all_three_forms_are_saved_into_one_record(api: AsyncClient) -> None:
    made = await make(api)
    given = {"resume_id": made["resume_id"]}
    for number, form in enumerate((FLAT, made["structured_output"]), 2):
        answer = (await api.post("/optimize/save", json={**given, "optimized_data": form})).json()
        assert (answer["status"], answer["resume"]["id"]) == ("updated", made["id"])
        assert answer["resume"]["revision"] == number
    assert set(answer["resume"]["qa_metrics"]) == {
        "coverage",
        "readability",
        "format_compliance",
        "duplicates",
        "details",
    }


async def test_the_whole_record_comes_back_from_a_change(api: AsyncClient) -> None:
    made = await make(api)
    sent = copy.deepcopy(made["structured_output"])
    items = section_of(sent, "experience")["items"]
    next(item for item in items if item["text"] == "Babbage & Co")["text"] = "Babbage Brothers"
    assert (await patch(api, made, 428, structured_output=sent))["fix"]
    changed = await patch(api, made, structured_output=sent, revision=1)
    assert changed["structured_output"]["resume_json"]["work"][0]["name"] == "Babbage Brothers"
    assert "Babbage Brothers" in changed["optimized_content"]
    assert changed["structured_output"]["ui"]["preview"]["live_preview_text"] == changed["optimized_content"]
    conflict = with_bullet(made["structured_output"]["resume_json"], 0, "x")
    conflict["work"][0]["name"] = "Babbage & Sons"
    problem = await patch(api, made, 409, structured_output={**sent, "resume_json": conflict}, revision=1)
    assert problem["conflicts"][0]["theirs"] == "Babbage Brothers"


@pytest.mark.parametrize("part", ["ui", "resume_json", "analysis", "qa", "tailored_resume_text"])
async def test_a_required_part_that_is_missing_is_named(api: AsyncClient, part: str) -> None:
    made = await make(api)
    sent = {name: value for name, value in made["structured_output"].items() if name != part}
    problem = await patch(api, made, 400, structured_output=sent, revision=1)
    assert part in json.dumps(problem)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"revision": 1},
        {"qa_metrics": {"coverage": 101, "readability": 1, "format_compliance": 1, "duplicates": 0}},
        {"qa_metrics": {"coverage": 1}},
        {"qa_metrics": {"coverage": 1, "readability": 1, "format_compliance": 1, "duplicates": 0, "more": 1}},
        {"match_score": -1},
        {"export_formats": {"pdf_url": "javascript:alert(1)"}},
        {"export_formats": {"exe_url": "https://a.example"}},
        {"is_paid": True},
    ],
)
async def test_what_is_not_valid_is_refused(api: AsyncClient, fields: Record) -> None:
    await patch(api, await make(api), 400, **fields)


async def test_files_a_client_reports_are_served_until_the_content_changes(api: AsyncClient) -> None:
    made = await make(api)
    assert made["export_formats"]["pdf_url"] is None
    assert (await patch(api, made, export_formats=URLS))["export_formats"]["pdf_url"] == URLS["pdf_url"]
    assert (await patch(api, made, title="Other"))["export_formats"]["pdf_url"] == URLS["pdf_url"]
    sent = copy.deepcopy(made["structured_output"])
    sent["resume_json"] = with_bullet(sent["resume_json"], 0, "Wrote more")
    changed = await patch(api, made, structured_output=sent, revision=1)
    assert changed["export_formats"]["pdf_url"] is None
    assert changed["reported"]["export_formats"]["pdf_url"] == URLS["pdf_url"]
    assert (await patch(api, made, match_score=50))["export_formats"]["pdf_url"] is None


async def test_a_record_without_a_structured_output_opens_and_is_filled(
    api: AsyncClient, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    made = await make(api)
    as_migrate.execute("DELETE FROM versions WHERE document_id = %s", (UUID(made["id"]),))
    as_migrate.execute("UPDATE optimized_resumes SET structured_output = NULL, qa_metrics = NULL, revision = 0")
    opened = (await api.get(f"/resumes/optimized/{made['id']}")).json()
    assert (opened["structured_output"], opened["qa_metrics"]) == (None, None)
    filled = await patch(api, made, structured_output=made["structured_output"], revision=0)
    assert filled["structured_output"]["resume_json"]["work"]


async def test_they_are_searched_by_title_resume_and_content(api: AsyncClient) -> None:
    made, other = await make(api), await make(api, with_bullet(DATA, 0, "Counted 100%"))
    await patch(api, made, title="Analyst_Acme 100%")

    async def found(**query: str) -> list[str]:
        answer = await api.get("/resumes/optimized", params=query)
        assert answer.status_code == 200, answer.text
        return [one["id"] for one in answer.json()["items"]]

    assert await found() == [made["id"], other["id"]]
    assert await found(title="acme 100%") == [made["id"]]
    assert await found(title="analyst%acme") == []
    assert await found(resume_id=other["resume_id"]) == [other["id"]]
    assert await found(contains='{"resume_json": {"work": [{"highlights": ["Counted 100%"]}]}}') == [other["id"]]
    assert (await api.get("/resumes/optimized", params={"contains": "[1]"})).status_code == 400


async def test_history_and_deletion_are_as_those_of_resumes(api: AsyncClient) -> None:
    made = await make(api)
    url = f"/resumes/optimized/{made['id']}"
    sent = copy.deepcopy(made["structured_output"])
    sent["resume_json"] = with_bullet(sent["resume_json"], 0, "Wrote more")
    await patch(api, made, structured_output=sent, revision=1)
    assert [one["revision"] for one in (await api.get(f"{url}/versions")).json()] == [2, 1]
    entry = sent["resume_json"]["work"][0]["x-bespoke"]["id"]
    restored = await api.post(f"{url}/versions/1/restore", json={"revision": 2, "entry_id": entry})
    assert restored.json()["structured_output"]["resume_json"]["work"][0]["highlights"][0] == "Wrote notes"
    assert (await api.delete(url)).status_code == 204
    assert (await api.get(url)).status_code == 404
    assert (await api.post(f"{url}/undelete")).json()["revision"] == 3


async def test_another_owners_are_not_there(api: AsyncClient, other_owner: UUID) -> None:
    made = await make(api)
    url = f"/resumes/optimized/{made['id']}"
    api.headers["x-owner"] = str(other_owner)
    for answer in (
        await api.get(url),
        await api.patch(url, json={"title": "Mine"}),
        await api.delete(url),
        await api.get(f"{url}/versions"),
        await api.post("/optimize/save", json={"resume_id": made["resume_id"], "optimized_data": DATA}),
    ):
        assert answer.status_code == 404
    assert (await api.get("/resumes/optimized")).json()["items"] == []
