"""Optimized resumes: every form is taken, what follows from the resume is made anew, what is the person's stays."""

from __future__ import annotations

import asyncio
import copy
from typing import Any
from uuid import UUID

import psycopg
import pytest
from tests.features.documents.test_save import DATA, make, read, with_bullet
from tests.fixtures.actors import person
from tests.optimize.fixtures import POSTING

from bespoke.features.documents.errors import SaveConflict
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.errors import EmptyChange, InvalidSearch, InvalidStructuredOutput, UnknownForm
from bespoke.features.optimizations.keep import Kept, change_optimized, restore_optimized, save_optimization
from bespoke.features.optimizations.record import OptimizedChange, SaveOptimization
from bespoke.features.optimizations.search import parse_contains
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.postings.keep import create_posting
from bespoke.features.postings.schemas import NewPosting
from bespoke.optimize.included import included_only
from bespoke.platform.database import Database
from bespoke.testing.examples import example_posting

FLAT: dict[str, Any] = {
    "id": "42",
    "personal_info": {
        "name": "Ada Byron",
        "email": "ada@example.org",
        "location": "London",
        "github": "https://g.example",
    },
    "experience": [
        {"company": "Babbage & Co", "title": "Analyst", "start_date": "2021", "achievements": ["Wrote notes"]}
    ],
    "skills": {"technical": ["Mathematics", "SQL"]},
    "projects": [{"name": "Engine", "technologies": ["Brass"], "description": "A machine."}],
    "education": [{"institution": "Home", "degree": "BSc", "field": "Mathematics"}],
}


async def keep(database: Database, owner: UUID, resume_id: UUID, data: dict[str, Any], **more: Any) -> Kept:
    async with database.transaction(owner) as session:
        given = SaveOptimization(resume_id=resume_id, optimized_data=data, **more)
        return await save_optimization(session, person(owner), given)


async def found(database: Database, owner: UUID, optimized_id: UUID) -> OptimizedResumeRow:
    async with database.transaction(owner) as session:
        return await queries.find(session, owner, optimized_id)


async def change(database: Database, owner: UUID, optimized_id: UUID, base: int | None = None, **fields: Any) -> None:
    async with database.transaction(owner) as session:
        await change_optimized(session, person(owner), optimized_id, OptimizedChange(**fields), base=base)


async def structured(database: Database, owner: UUID, optimized_id: UUID) -> dict[str, Any]:
    return copy.deepcopy((await found(database, owner, optimized_id)).structured_output or {})


def section_of(output: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(section for section in output["ui"]["sections"] if section["name"] == name)
    return found


async def test_a_json_resume_makes_the_one_without_a_posting_then_updates_it(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    first = await keep(database, owner, resume_id, with_bullet(DATA, 0, "Wrote the famous notes"))
    second = await keep(database, owner, resume_id, with_bullet(DATA, 0, "Wrote the first program"))
    assert (first.is_new, second.is_new, first.id == second.id) == (True, False, True)
    row = await found(database, owner, first.id)
    assert row.revision == 2
    assert "first program" in row.optimized_content
    assert set(row.qa_metrics or {}) == {"coverage", "readability", "format_compliance", "duplicates", "details"}
    assert row.match_score is None


async def test_first_saves_at_a_time_make_one_for_each_posting(
    database: Database, owner: UUID, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        posting_id = await create_posting(session, person(owner), NewPosting(text=example_posting()))
    wanted = [posting_id, None] * 4
    kept = await asyncio.gather(*(keep(database, owner, resume_id, DATA, posting_id=one) for one in wanted))
    assert sum(one.is_new for one in kept) == 2
    assert as_migrate.execute("SELECT count(*), sum(revision) FROM optimized_resumes").fetchone() == (2, 8)


async def test_ids_are_inherited_from_the_resume(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    kept = await keep(database, owner, resume_id, with_bullet(DATA, 0, "Wrote the famous notes"))
    stored = await structured(database, owner, kept.id)
    assert stored["resume_json"]["work"][0]["x-bespoke"]["id"] == data["work"][0]["x-bespoke"]["id"]


async def test_the_flat_form_is_read_whole(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), FLAT)
    resume = (await structured(database, owner, kept.id))["resume_json"]
    assert resume["basics"]["location"]["city"] == "London"
    assert resume["basics"]["profiles"][0]["network"] == "GitHub"
    assert resume["work"][0]["position"] == "Analyst"
    assert resume["work"][0]["highlights"] == ["Wrote notes"]
    assert resume["skills"][0]["keywords"] == ["Mathematics", "SQL"]
    assert resume["projects"][0]["keywords"] == ["Brass"]
    assert resume["education"][0]["area"] == "Mathematics"


async def test_what_the_flat_form_has_beyond_its_names_is_kept(database: Database, owner: UUID) -> None:
    work = {"company": "Babbage & Co", "achievements": ["Wrote"], "responsibilities": "Debugged", "team_size": 5}
    more = {"experience": [work, "Somerville"], "certifications": ["AWS"], "languages": ["English"], "hobby_horse": "x"}
    kept = await keep(database, owner, await make(database, owner), {**FLAT, **more})
    resume = (await structured(database, owner, kept.id))["resume_json"]
    assert resume["work"][0]["highlights"] == ["Wrote", "Debugged"]
    assert resume["work"][0]["team_size"] == 5
    assert resume["work"][1]["name"] == "Somerville"
    assert resume["certificates"][0]["name"] == "AWS"
    assert resume["languages"][0]["language"] == "English"
    assert resume["hobby_horse"] == "x"


async def test_other_data_is_refused_with_the_known_forms(database: Database, owner: UUID) -> None:
    with pytest.raises(UnknownForm, match="neither"):
        await keep(database, owner, await make(database, owner), {"hello": "world"})


async def test_with_a_posting_it_is_scored_and_titled(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        posting_id = await create_posting(session, person(owner), NewPosting(text=example_posting()))
    data = with_bullet(DATA, 0, "Ran Kubernetes clusters on AWS with Terraform for 40 services and wrote Python tools")
    kept = await keep(database, owner, resume_id, data, posting_id=posting_id)
    row = await found(database, owner, kept.id)
    assert row.posting_id == posting_id
    assert " - " in row.title
    assert (row.structured_output or {})["requirement_evidence_map"]


async def test_a_structured_output_comes_back_as_it_was_saved(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    kept = await keep(database, owner, resume_id, DATA)
    sent = await structured(database, owner, kept.id)
    sent["cover_note"] = "Dear people of the engine."
    sent |= {"my_own_part": {"kept": True}, "my_list": [], "my_null": None}
    again = await keep(database, owner, resume_id, sent)
    stored = await structured(database, owner, again.id)
    assert stored["cover_note"] == "Dear people of the engine."
    assert [stored[name] for name in ("my_own_part", "my_list", "my_null")] == [{"kept": True}, [], None]
    assert stored["resume_json"] == sent["resume_json"]


async def test_a_change_of_the_ui_alone_reaches_the_resume_by_its_path(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    sent = await structured(database, owner, kept.id)
    experience = next(section for section in sent["ui"]["sections"] if section["name"] == "experience")
    item = next(item for item in experience["items"] if item["text"] == "Wrote notes")
    item |= {"text": "Wrote the famous notes", "locked": True}
    experience["include"] = False
    await change(database, owner, kept.id, 1, structured_output=sent)
    stored = await structured(database, owner, kept.id)
    assert stored["resume_json"]["work"][0]["highlights"][0] == "Wrote the famous notes"
    after = next(section for section in stored["ui"]["sections"] if section["name"] == "experience")
    assert after["include"] is False
    assert next(one for one in after["items"] if one["path"] == item["path"])["locked"] is True
    sent = copy.deepcopy(stored)
    section_of(sent, "experience")["include"] = True
    await change(database, owner, kept.id, 2, structured_output=sent)
    stored = await structured(database, owner, kept.id)
    assert "famous" in stored["tailored_resume_text"]["ats_plain_text"]


async def test_what_is_left_out_of_the_files_counts_nowhere(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        posting = await create_posting(session, person(owner), NewPosting(text=POSTING))
    data = with_bullet(DATA, 0, "Wrote notes in Python")
    kept = await keep(database, owner, await make(database, owner), data, posting_id=posting)
    whole = await found(database, owner, kept.id)
    sent = await structured(database, owner, kept.id)
    assert any(one["evidence"] for one in sent["requirement_evidence_map"])
    for name in ("experience", "skills"):
        section_of(sent, name)["include"] = False
    await change(database, owner, kept.id, 1, structured_output=sent)
    row = await found(database, owner, kept.id)
    stored = row.structured_output or {}
    assert stored["resume_json"]["work"] == sent["resume_json"]["work"]
    texts = [row.optimized_content, stored["tailored_resume_text"]["ats_plain_text"]]
    texts.append(stored["ui"]["preview"]["live_preview_text"])
    assert not [text for text in texts if "Wrote notes" in (text or "")]
    assert "Wrote notes" in (whole.optimized_content or "")
    assert stored["skills_block"] == []
    assert not any(one["evidence"] for one in stored["requirement_evidence_map"])


async def test_what_is_said_of_a_whole_entry_stays_as_long_as_the_entry(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    sent = await structured(database, owner, kept.id)
    entry_id = section_of(sent, "experience")["items"][0]["entry_id"]
    said = {"path": f"work/{entry_id}", "entry_id": entry_id, "text": "", "include": False, "locked": True}
    section_of(sent, "experience")["items"].append(said)
    await change(database, owner, kept.id, 1, structured_output=sent)
    stored = await structured(database, owner, kept.id)
    assert {**said, "alternates": []} in section_of(stored, "experience")["items"]
    assert entry_id in str(stored["resume_json"]["work"])
    assert entry_id not in str(included_only(stored)["work"])
    stored["resume_json"]["work"] = stored["resume_json"]["work"][1:]
    await change(database, owner, kept.id, 2, structured_output=stored)
    assert entry_id not in str(section_of(await structured(database, owner, kept.id), "experience"))


async def test_a_missing_part_is_named(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    sent = await structured(database, owner, kept.id)
    del sent["qa"]
    with pytest.raises(InvalidStructuredOutput) as caught:
        await change(database, owner, kept.id, 1, structured_output=sent)
    assert caught.value.field == "structured_output.qa"


async def test_a_missing_part_is_named_when_it_is_saved_too(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    sent = await structured(database, owner, (await keep(database, owner, resume_id, DATA)).id)
    del sent["ui"]
    with pytest.raises(InvalidStructuredOutput) as caught:
        await keep(database, owner, resume_id, sent)
    assert caught.value.field == "structured_output.ui"


async def test_figures_a_client_reports_hold_until_the_content_changes(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    reported = {"coverage": 99, "readability": 98, "format_compliance": 97, "duplicates": 0}
    await change(database, owner, kept.id, qa_metrics=reported, match_score=88)
    row = await found(database, owner, kept.id)
    assert row.match_score == 88
    assert (row.qa_metrics or {})["coverage"] == 99
    sent = await structured(database, owner, kept.id)
    sent["resume_json"] = with_bullet(sent["resume_json"], 0, "Wrote more notes")
    await change(database, owner, kept.id, row.revision, structured_output=sent)
    row = await found(database, owner, kept.id)
    assert row.match_score is None
    assert (row.qa_metrics or {})["coverage"] != 99
    assert row.reported["match_score"] == 88


async def test_saves_of_different_entries_merge_and_of_the_same_are_refused(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    sent = await structured(database, owner, kept.id)

    def edit(entry: int, text: str) -> dict[str, Any]:
        return {**sent, "resume_json": with_bullet(sent["resume_json"], entry, text)}

    await change(database, owner, kept.id, 1, structured_output=edit(0, "Wrote more notes"))
    await change(database, owner, kept.id, 1, structured_output=edit(1, "Taught algebra"))
    work = (await structured(database, owner, kept.id))["resume_json"]["work"]
    assert [one["highlights"][0] for one in work] == ["Wrote more notes", "Taught algebra"]
    with pytest.raises(SaveConflict):
        await change(database, owner, kept.id, 1, structured_output=edit(0, "Wrote fewer notes"))


async def test_what_two_people_set_in_the_ui_both_stays(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    mine, theirs = await structured(database, owner, kept.id), await structured(database, owner, kept.id)
    section_of(theirs, "skills")["include"] = False
    section_of(theirs, "experience")["items"][0]["locked"] = True
    await change(database, owner, kept.id, 1, structured_output=theirs)
    section_of(mine, "education")["locked"] = True
    section_of(mine, "experience")["items"][1]["alternates"] = ["Tutored"]
    await change(database, owner, kept.id, 1, structured_output=mine)
    stored = await structured(database, owner, kept.id)
    assert section_of(stored, "skills")["include"] is False
    assert section_of(stored, "experience")["items"][0]["locked"] is True
    assert section_of(stored, "experience")["items"][1]["alternates"] == ["Tutored"]


async def test_edits_that_change_the_same_derived_part_are_no_conflict(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    sent = await structured(database, owner, kept.id)
    for name in ("Brass", "Steam"):
        resume = sent["resume_json"]
        added = {**resume, "skills": [*resume["skills"], {"name": name}]}
        await change(database, owner, kept.id, 1, structured_output={**sent, "resume_json": added})
    skills = (await structured(database, owner, kept.id))["resume_json"]["skills"]
    assert [skill["name"] for skill in skills] == ["Mathematics", "Brass", "Steam"]


async def test_a_version_comes_back(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    kept = await keep(database, owner, resume_id, DATA)
    await keep(database, owner, resume_id, with_bullet(DATA, 0, "Wrote more notes"))
    async with database.transaction(owner) as session:
        await restore_optimized(session, person(owner), kept.id, version=1, base=2, entry_id=None)
    stored = await structured(database, owner, kept.id)
    assert stored["resume_json"]["work"][0]["highlights"][0] == "Wrote notes"


async def test_an_empty_change_is_refused(database: Database, owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    with pytest.raises(EmptyChange):
        await change(database, owner, kept.id)


async def test_it_is_found_by_what_it_holds(database: Database, owner: UUID, other_owner: UUID) -> None:
    kept = await keep(database, owner, await make(database, owner), DATA)
    await keep(database, other_owner, await make(database, other_owner), DATA)
    wanted = parse_contains('{"resume_json": {"work": [{"name": "Babbage & Co"}]}}')
    async with database.transaction(owner) as session:
        rows = await queries.list_page(session, owner, cursor=None, limit=20, contains=wanted)
        nothing = await queries.list_page(
            session, owner, cursor=None, limit=20, contains={"resume_json": {"work": [{"name": "?"}]}}
        )
    assert [row.id for row in rows] == [kept.id]
    assert nothing == []


@pytest.mark.parametrize("text", ["[1]", "{", '{"a": NaN}', '{"a": "\\u0000"}'])
def test_a_search_that_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(InvalidSearch):
        parse_contains(text)
