"""History: listed in words, compared, restored, thinned only where nothing rests on it."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from tests.features.documents.test_save import make, read, save, with_bullet
from tests.fixtures.actors import person

from bespoke.features.documents import versions
from bespoke.features.documents.errors import VersionNotFound
from bespoke.features.documents.thin import KEPT, may_thin_later, thin_versions
from bespoke.features.documents.versions import Remark
from bespoke.features.resumes.change import restore_resume
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database
from bespoke.resume.errors import UnknownPath

Connection = psycopg.Connection[tuple[object, ...]]


async def edited(database: Database, owner: UUID, *texts: str) -> UUID:
    resume_id = await make(database, owner)
    for text in texts:
        revision, data = await read(database, owner, resume_id)
        await save(database, owner, resume_id, with_bullet(data, 0, text), revision)
    return resume_id


async def test_each_version_says_what_changed(database: Database, owner: UUID) -> None:
    resume_id = await edited(database, owner, "Wrote many notes")
    async with database.transaction(owner) as session:
        listed = await versions.list_versions(session, resume_subject(owner, resume_id))
    assert [version.revision for version in listed] == [2, 1]
    assert listed[0].summary == "1 bullet reworded"


async def test_two_versions_are_compared_in_words(database: Database, owner: UUID) -> None:
    resume_id = await edited(database, owner, "Wrote many notes", "Wrote all notes")
    async with database.transaction(owner) as session:
        found = await versions.compare(session, resume_subject(owner, resume_id), 1, 3)
        with pytest.raises(VersionNotFound):
            await versions.compare(session, resume_subject(owner, resume_id), 1, 9)
    assert "bullet 1 reworded" in found.described[0]
    assert found.changes[0].after == "Wrote all notes"


async def test_a_whole_version_comes_back_as_a_new_one(database: Database, owner: UUID) -> None:
    resume_id = await edited(database, owner, "Wrote many notes")
    async with database.transaction(owner) as session:
        await restore_resume(session, person(owner), resume_id, version=1, base=2, entry_id=None)
    revision, data = await read(database, owner, resume_id)
    assert revision == 3
    assert data["work"][0]["highlights"][0] == "Wrote notes"


async def test_one_entry_comes_back_alone(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    _, data = await read(database, owner, resume_id)
    gone = data["work"][1]["x-bespoke"]["id"]
    changed = with_bullet({**data, "work": data["work"][:1]}, 0, "Wrote many notes")
    await save(database, owner, resume_id, changed, 1)
    async with database.transaction(owner) as session:
        await restore_resume(session, person(owner), resume_id, version=1, base=2, entry_id=gone)
        with pytest.raises(UnknownPath):
            await restore_resume(session, person(owner), resume_id, version=1, base=3, entry_id="work-nowhere")
    _, now = await read(database, owner, resume_id)
    assert [entry["name"] for entry in now["work"]] == ["Babbage & Co", "Somerville"]
    assert now["work"][0]["highlights"][0] == "Wrote many notes"


async def test_old_versions_are_thinned_but_never_what_is_needed(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    resume_id = await edited(database, owner, *(f"Text {n}" for n in range(60)))
    subject = resume_subject(owner, resume_id)
    async with database.transaction(owner) as session:
        await versions.remark(session, subject, 5, Remark(name="Sent to Acme"))
        await versions.remark(session, subject, 7, Remark(note="before the talk"))
    as_migrate.execute("UPDATE versions SET created_at = now() - interval '40 days'")
    columns = "owner_id, document_id, id, base_revision, engine, operation, target, content, verdict, state"
    values = "%s, %s, gen_random_uuid(), 9, 'rules', 'o', 't', '{}', '{}', 'proposed'"
    suggestion = f"INSERT INTO suggestions ({columns}) VALUES ({values})"
    as_migrate.execute(suggestion.encode(), (owner, resume_id))
    async with database.transaction(owner) as session:
        assert await thin_versions(session, owner) > 0
    left = {row[0] for row in as_migrate.execute("SELECT revision FROM versions").fetchall()}
    assert {5, 7, 9} <= left
    assert set(range(61 - KEPT + 1, 62)) <= left
    assert len(left) < 30


async def test_versions_of_the_last_day_all_stay(database: Database, owner: UUID) -> None:
    await edited(database, owner, *(f"Text {n}" for n in range(30)))
    async with database.transaction(owner) as session:
        assert await thin_versions(session, owner) == 0


async def test_thinning_goes_on_until_the_youngest_version_is_a_week_old(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    await edited(database, owner, "Text")
    async with database.transaction(owner) as session:
        assert await may_thin_later(session, owner)
    as_migrate.execute("UPDATE versions SET created_at = now() - interval '9 days'")
    async with database.transaction(owner) as session:
        assert not await may_thin_later(session, owner)
