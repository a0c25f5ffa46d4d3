"""What an editor asks while somebody writes: quick, about the draft, and nothing is stored."""

from __future__ import annotations

import asyncio
import copy
from typing import Any

import pytest
from tests.fixtures.jobs import Connection
from tests.fixtures.optimizing import RESUME, Studio, left_out
from tests.fixtures.threads import busy_threads

from bespoke.platform.database import roles
from bespoke.testing.examples import example_posting, example_resume

WORK = example_resume().work[0].id


def draft(text: str) -> dict[str, Any]:
    """The example with another first bullet."""
    changed = copy.deepcopy(RESUME)
    changed["work"][0]["highlights"][0] = text
    return changed


async def test_a_draft_is_scored_with_all_that_the_number_is_made_of(studio: Studio) -> None:
    sent = await studio.documents()
    stored = await studio.made("score", sent)
    assert set(stored) >= {"match", "confidence", "criteria", "contributions", "gaps", "keywords", "quality"}
    assert [one["name"] for one in stored["dimensions"]] == [
        "match",
        "parse_readiness",
        "content_strength",
        "completeness",
        "format",
    ]
    pasted = await studio.made("score", {"resume_json": RESUME, "posting_text": example_posting()})
    assert pasted == stored
    poorer = {**RESUME, "work": []}
    assert (await studio.made("score", {"resume_json": poorer, "posting_id": sent["posting_id"]})) != stored


async def test_an_optimized_resume_brings_its_posting(studio: Studio) -> None:
    sent = await studio.documents()
    started = await studio.made("optimize", sent)
    by_optimized = await studio.made("score", {"optimized_id": started["optimized_resume_id"]})
    assert by_optimized == await studio.made("score", sent)


async def test_an_optimized_resume_that_nothing_was_stored_of_is_scored_as_its_resume(
    studio: Studio, as_migrate: Connection
) -> None:
    sent = await studio.documents()
    started = await studio.made("optimize", sent)
    as_migrate.execute("UPDATE optimized_resumes SET structured_output = NULL")
    by_optimized = await studio.made("score", {"optimized_id": started["optimized_resume_id"]})
    assert by_optimized == await studio.made("score", sent)


async def test_without_a_posting_all_but_the_match_is_judged(studio: Studio) -> None:
    sent = await studio.documents()
    resume_id = sent["resume_id"]
    alone = await studio.made("score", {"resume_id": resume_id})
    assert alone == await studio.made("score", {"resume_id": resume_id, "resume_json": RESUME})
    match, *others = alone["dimensions"]
    assert match["value"] is None
    assert "needs a posting" in match["why"]
    assert all(one["value"] > 0 for one in others)
    beside = await studio.made("score", sent)
    assert others == beside["dimensions"][1:]
    optimized = await studio.made("optimize/save", {"resume_id": resume_id, "optimized_data": RESUME})
    by_optimized = await studio.made("score", {"optimized_id": optimized["resume"]["id"]})
    assert by_optimized == alone


async def test_an_empty_draft_is_judged_too(studio: Studio) -> None:
    judged = await studio.made("score", {"resume_json": {}})
    values = {one["name"]: one["value"] for one in judged["dimensions"]}
    assert values["completeness"] == 0
    assert {one["code"] for one in judged["quality"]["findings"]} >= {"contact_missing"}


async def test_what_is_not_clear_is_400(studio: Studio) -> None:
    answer = await studio.client.post("score", json={"posting_text": "SQL"})
    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "which_resume"


@pytest.mark.parametrize("path", ["score", "suggest", "check"])
async def test_no_connection_is_held_while_a_draft_is_looked_at(studio: Studio, path: str) -> None:
    sent = await studio.documents()
    optimized = (await studio.made("optimize", sent))["optimized_resume_id"]
    wishes = {
        "score": ("score", sent),
        "suggest": ("suggest", {"optimized_id": optimized, "target": "basics/summary"}),
        "check": (f"resumes/optimized/{optimized}/check", {}),
    }
    with busy_threads(studio.client, "draft_threads") as threads:
        asked = asyncio.ensure_future(studio.made(*wishes[path]))
        while studio.owner not in threads.owners:
            await asyncio.sleep(0.01)
        held = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND state LIKE 'idle in transaction%%'"
        assert studio.one(held, roles.APP) == 0
    await asked


async def test_two_resumes_or_postings_are_one_too_many(studio: Studio) -> None:
    sent = await studio.documents()
    started = await studio.made("optimize", sent)
    both = {"resume_id": sent["resume_id"], "optimized_id": started["optimized_resume_id"]}
    assert (await studio.client.post("score", json={**both, "posting_text": "SQL"})).status_code == 400
    assert (await studio.client.post("suggest", json={**both, "target": "skills"})).status_code == 400
    assert (await studio.client.post("score", json={**sent, "posting_text": "SQL"})).status_code == 400


async def test_fresh_suggestions_are_about_the_entry_that_is_edited(studio: Studio) -> None:
    sent = await studio.documents()
    target = f"work/{WORK}"
    asked = {**sent, "target": target, "resume_json": draft("Was responsible for managing the platform budget")}
    fresh = await studio.made("suggest", asked)
    assert fresh["suggestions"]
    assert all(one["target"].startswith(target) for one in fresh["suggestions"])
    (mark,) = fresh["marks"]
    assert mark["text"] == "Was responsible for managing the platform budget"
    assert mark["ruling"] != "supported"
    assert mark["place"].endswith("bullet 1")
    assert mark["reasons"][0]["message"]
    of_mark = [one for one in fresh["suggestions"] if one["target"] == mark["path"]]
    assert {one["verdict"]["ruling"] for one in of_mark} <= {"confirm", "unsupported"}


async def test_what_was_kept_word_for_word_has_no_mark(studio: Studio) -> None:
    sent = await studio.documents()
    fresh = await studio.made("suggest", {"resume_id": sent["resume_id"], "target": "skills", "resume_json": RESUME})
    assert fresh["marks"] == []


async def test_a_draft_is_checked_as_a_whole_or_in_one_place(studio: Studio) -> None:
    started = await studio.made("optimize", await studio.documents())
    path = f"resumes/optimized/{started['optimized_resume_id']}/check"
    assert await studio.made(path, {}) == {"ruling": "supported", "marks": []}
    lying = draft("Managed 4,000 people")
    lying["work"][1]["startDate"] = "2001-01"
    lying["basics"]["summary"] = "Astronaut with 30 years of experience."
    checked = await studio.made(path, {"resume_json": lying})
    assert checked["ruling"] == "unsupported"
    paths = [mark["path"] for mark in checked["marks"]]
    assert paths[0] == "basics/summary"
    assert any(one.startswith(f"work/{WORK}/bullets/") for one in paths)
    assert any(one.endswith("/dates") for one in paths)
    narrowed = await studio.made(path, {"resume_json": lying, "target": "basics/summary"})
    assert [mark["path"] for mark in narrowed["marks"]] == ["basics/summary"]


async def test_nothing_is_stored(studio: Studio) -> None:
    sent = await studio.documents()
    tables = ("events", "versions", "suggestions", "documents", "postings")
    before = [studio.one(f"SELECT count(*) FROM {name}") for name in tables]
    await studio.made("score", sent)
    await studio.made("suggest", {**sent, "target": "basics/summary"})
    assert [studio.one(f"SELECT count(*) FROM {name}") for name in tables] == before


async def test_a_stored_document_is_judged_without_what_it_leaves_out(studio: Studio) -> None:
    sent = await studio.documents()
    optimized_id = (await studio.made("optimize", sent))["optimized_resume_id"]
    whole = await studio.made("score", {"optimized_id": optimized_id})
    await left_out(studio, optimized_id, "experience", text="Managed 4,000 engineers")
    shorter = await studio.made("score", {"optimized_id": optimized_id})
    assert shorter["match"] < whole["match"]
    assert (await studio.got(f"resumes/optimized/{optimized_id}"))["match_score"] == shorter["match"]
    checked = await studio.made(f"resumes/optimized/{optimized_id}/check", {})
    assert checked["marks"] == []
