"""Saving: nobody's work is ever lost."""

from __future__ import annotations

import asyncio
import random
from typing import Any
from uuid import UUID

import psycopg
import pytest
from tests.fixtures.actors import agent, person

from bespoke.features.documents.errors import DocumentNotFound, SaveConflict, UnknownBase
from bespoke.features.documents.write import Saved
from bespoke.features.resumes import queries
from bespoke.features.resumes.change import change_resume
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.schemas import NewResume, ResumeChange
from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.errors import Busy

Connection = psycopg.Connection[tuple[object, ...]]
DATA: dict[str, Any] = {
    "basics": {"name": "Ada Byron", "email": "ada@example.org"},
    "work": [
        {"name": "Babbage & Co", "position": "Analyst", "startDate": "2021", "highlights": ["Wrote notes", "Debugged"]},
        {"name": "Somerville", "position": "Tutor", "startDate": "2018", "endDate": "2020", "highlights": ["Taught"]},
    ],
    "skills": [{"name": "Mathematics", "keywords": ["Bernoulli numbers"]}],
}


async def make(database: Database, owner: UUID) -> UUID:
    async with database.transaction(owner) as session:
        return await create_resume(session, person(owner), NewResume(data=DATA))


async def read(database: Database, owner: UUID, resume_id: UUID) -> tuple[int, dict[str, Any]]:
    async with database.transaction(owner) as session:
        row = await queries.find_row(session, owner, resume_id)
        return row.revision, row.data or {}


async def save(database: Database, owner: UUID, resume_id: UUID, data: dict[str, Any], base: int, **more: Any) -> Saved:
    async with database.transaction(owner) as session:
        change = ResumeChange(data=data, **more)
        saved = await change_resume(session, person(owner), resume_id, change, base=base)
    assert saved is not None
    return saved


def with_bullet(data: dict[str, Any], entry: int, text: str) -> dict[str, Any]:
    work = [dict(one) for one in data["work"]]
    work[entry]["highlights"] = [text, *work[entry]["highlights"][1:]]
    return {**data, "work": work}


async def test_a_save_on_its_base_makes_the_next_revision(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    revision, data = await read(database, owner, resume_id)
    saved = await save(database, owner, resume_id, with_bullet(data, 0, "Wrote many notes"), revision)
    assert (saved.revision, saved.was_merged) == (2, False)
    assert (await read(database, owner, resume_id))[1]["work"][0]["highlights"][0] == "Wrote many notes"


async def test_edits_of_different_entries_are_merged(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    await save(database, owner, resume_id, with_bullet(data, 0, "Wrote many notes"), 1)
    saved = await save(database, owner, resume_id, with_bullet(data, 1, "Taught algebra"), 1)
    assert (saved.revision, saved.was_merged) == (3, True)
    _, merged = await read(database, owner, resume_id)
    assert [one["highlights"][0] for one in merged["work"]] == ["Wrote many notes", "Taught algebra"]


async def test_edits_of_the_same_bullet_are_refused_with_both_sides(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    await save(database, owner, resume_id, with_bullet(data, 0, "Wrote many notes"), 1)
    with pytest.raises(SaveConflict) as caught:
        await save(database, owner, resume_id, with_bullet(data, 0, "Wrote few notes"), 1)
    conflicts: Any = caught.value.extra["conflicts"]
    (conflict,) = conflicts
    assert conflict["base"] == "Wrote notes"
    assert conflict["yours"] == "Wrote few notes"
    assert conflict["theirs"] == "Wrote many notes"
    revision, now = await read(database, owner, resume_id)
    assert revision == 2
    assert now["work"][0]["highlights"][0] == "Wrote many notes"


async def test_the_same_save_twice_changes_nothing_more(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    changed = with_bullet(data, 0, "Wrote many notes")
    await save(database, owner, resume_id, changed, 1)
    assert (await save(database, owner, resume_id, changed, 1)).revision == 2


async def test_a_document_without_ids_inherits_them(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, before = await read(database, owner, resume_id)
    await save(database, owner, resume_id, with_bullet(DATA, 0, "Wrote the notes"), 1)
    _, after = await read(database, owner, resume_id)
    ids = [[entry["x-bespoke"]["id"] for entry in data["work"]] for data in (before, after)]
    assert ids[0] == ids[1]


async def test_a_revision_from_the_future_is_refused(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    with pytest.raises(UnknownBase):
        await save(database, owner, resume_id, DATA, 7)


async def test_a_base_that_is_not_kept_any_more_is_said_so(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    await save(database, owner, resume_id, with_bullet(data, 0, "Wrote many notes"), 1)
    as_migrate.execute("DELETE FROM versions WHERE revision = 1")
    with pytest.raises(UnknownBase, match="not kept"):
        await save(database, owner, resume_id, with_bullet(data, 1, "Taught algebra"), 1)


async def test_another_owners_document_is_not_there(database: Database, owner: UUID, other_owner: UUID) -> None:
    resume_id = await make(database, owner)
    with pytest.raises(DocumentNotFound):
        await save(database, other_owner, resume_id, DATA, 1)
    assert (await read(database, owner, resume_id))[0] == 1


async def test_autosaves_within_a_minute_are_one_line_and_still_merge(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    for revision, text in enumerate(("W", "Wr", "Wrote more"), 1):
        await save(database, owner, resume_id, with_bullet(data, 0, text), revision, is_autosave=True)
    await save(database, owner, resume_id, with_bullet(with_bullet(data, 0, "W"), 1, "Taught algebra"), 2)
    listed = as_migrate.execute("SELECT revision FROM versions WHERE NOT is_superseded ORDER BY 1").fetchall()
    assert [row[0] for row in listed] == [1, 4, 5]
    assert as_migrate.execute("SELECT count(*) FROM versions").fetchone() == (5,)
    assert (await read(database, owner, resume_id))[1]["work"][0]["highlights"][0] == "Wrote more"


async def test_autosaves_that_never_pause_still_make_a_line_a_minute(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    for revision in range(1, 7):
        await save(database, owner, resume_id, with_bullet(data, 0, f"Text {revision}"), revision, is_autosave=True)
        as_migrate.execute("UPDATE versions SET created_at = created_at - interval '25 s'")
    listed = as_migrate.execute("SELECT revision FROM versions WHERE NOT is_superseded ORDER BY 1").fetchall()
    assert [row[0] for row in listed] == [1, 4, 7]


async def test_a_named_autosave_is_not_superseded(database: Database, owner: UUID, as_migrate: Connection) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    await save(database, owner, resume_id, with_bullet(data, 0, "a"), 1, is_autosave=True, version_name="Sent to Acme")
    await save(database, owner, resume_id, with_bullet(data, 0, "b"), 2, is_autosave=True)
    assert as_migrate.execute("SELECT count(*) FROM versions WHERE is_superseded").fetchone() == (0,)


async def test_what_an_agent_saves_is_told_apart(database: Database, owner: UUID, as_migrate: Connection) -> None:
    resume_id = await make(database, owner)
    async with database.transaction(owner) as session:
        await change_resume(session, agent(owner), resume_id, ResumeChange(data=DATA), base=1)
    assert as_migrate.execute("SELECT author FROM versions WHERE revision = 2").fetchone() == ("agent",)


@pytest.mark.slow
async def test_thirty_two_writers_lose_nothing(database: Database, owner: UUID, as_migrate: Connection) -> None:
    """Each edits a skill of its own in one document, based on what it last saw."""
    patient = Database(database.url, PoolLimits(connections=12, overflow=0, wait_s=120, lock_timeout_s=60))
    resume_id = await make(patient, owner)
    _, data = await read(patient, owner, resume_id)
    skills = [{"name": f"Writer {n}", "level": "0"} for n in range(32)]
    first = await save(patient, owner, resume_id, {**data, "skills": skills}, 1)

    async def insist(data: dict[str, Any], base: int) -> Saved:
        while True:
            try:
                return await save(patient, owner, resume_id, data, base)
            except Busy:
                await asyncio.sleep(random.random() / 10)

    async def write(writer: int) -> None:
        base, seen = first.revision, first.content
        for number in range(1, 21):
            skills = [dict(skill) for skill in seen["skills"]]
            skills[writer]["level"] = str(number)
            saved = await insist({**seen, "skills": skills}, base)
            base, seen = saved.revision, saved.content

    await asyncio.gather(*map(write, range(32)))
    revision, final = await read(patient, owner, resume_id)
    await patient.close()
    assert {skill["level"] for skill in final["skills"]} == {"20"}
    assert revision == 2 + 32 * 20
    assert as_migrate.execute("SELECT count(*), max(revision) FROM versions").fetchone() == (revision, revision)


@pytest.mark.slow
async def test_writers_of_the_same_bullet_lose_nothing(database: Database, owner: UUID, as_migrate: Connection) -> None:
    """Every save that was acknowledged is a version; whoever is refused is shown what stands there, and goes on."""
    patient = Database(database.url, PoolLimits(connections=12, overflow=0, wait_s=120, lock_timeout_s=60))
    resume_id = await make(patient, owner)
    revision, data = await read(patient, owner, resume_id)
    texts: list[str] = []
    refused = 0

    async def write(writer: int) -> None:
        nonlocal refused
        base, seen = revision, data
        for number in range(20):
            text = f"Writer {writer} wrote {number}"
            while True:
                try:
                    saved = await save(patient, owner, resume_id, with_bullet(seen, 0, text), base)
                    break
                except SaveConflict:
                    refused += 1
                    base, seen = await read(patient, owner, resume_id)
                except Busy:
                    await asyncio.sleep(random.random() / 10)
            texts.append(text)
            base, seen = saved.revision, saved.content

    await asyncio.gather(*map(write, range(8)))
    await patient.close()
    kept = as_migrate.execute("SELECT content #>> '{work,0,highlights,0}' FROM versions WHERE revision > 1")
    assert sorted(str(row[0]) for row in kept) == sorted(texts)
    assert len(texts) == 8 * 20
    assert refused > 0
