"""Telling of an optimized resume: added to it alone, and asked about until it is vouched for."""

from __future__ import annotations

from typing import Any

from tests.fixtures.optimizing import RESUME, Studio

TOLD = {"raw_input": "I worked as a welder at Thyssen since 2021"}


async def optimized(studio: Studio) -> tuple[str, dict[str, Any]]:
    """Its path, and what is stored of it: without its summary, which its résumé has."""
    resume_id = (await studio.documents())["resume_id"]
    here = {**RESUME, "basics": {**RESUME["basics"], "summary": ""}}
    saved = await studio.made("optimize/save", {"resume_id": resume_id, "optimized_data": here})
    return f"resumes/optimized/{saved['resume']['id']}", saved["resume"]


async def test_what_is_told_is_proposed_for_this_document_and_nothing_is_stored(studio: Studio) -> None:
    path, stored = await optimized(studio)
    proposal = await studio.made(f"{path}/tell", TOLD)
    assert proposal["is_understood"]
    assert (proposal["optimized_id"], proposal["revision"]) == (stored["id"], stored["revision"])
    assert len(proposal["changes"]) == 1
    assert "Thyssen" in proposal["changes"][0]
    names = [one["name"] for one in proposal["data"]["work"]]
    assert "Thyssen" in names
    assert len(names) == len(RESUME["work"]) + 1
    assert not proposal["data"]["basics"].get("summary")
    assert await studio.got(path) == stored


async def test_what_is_accepted_is_asked_about_until_the_person_vouches_for_it(studio: Studio) -> None:
    path, _ = await optimized(studio)
    before = (await studio.made(f"{path}/check", {}))["marks"]
    proposal = await studio.made(f"{path}/tell", TOLD)
    checked = await studio.made(f"{path}/check", {"resume_json": proposal["data"]})
    assert len(checked["marks"]) > len(before)
    assert any("Thyssen" in mark["text"] for mark in checked["marks"])


async def test_what_is_not_understood_says_so(studio: Studio) -> None:
    path, _ = await optimized(studio)
    proposal = await studio.made(f"{path}/tell", {"raw_input": "Hm."})
    assert proposal["is_understood"] is False
    assert proposal["error"]["fix"]
