"""Deleting hides at once, can be undone, and is final only after thirty days."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from tests.features.documents.test_save import make, read
from tests.fixtures.actors import person

from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.documents.remove import delete_document, undelete_document
from bespoke.features.resumes.purge import purge_resumes
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database
from bespoke.platform.storage import open_store

Connection = psycopg.Connection[tuple[object, ...]]


async def test_what_is_deleted_is_gone_at_once_and_comes_back(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    subject = resume_subject(owner, resume_id)
    async with database.transaction(owner) as session:
        await delete_document(session, subject, person(owner), kinds={})
    with pytest.raises(DocumentNotFound):
        await read(database, owner, resume_id)
    async with database.transaction(owner) as session:
        await undelete_document(session, subject, person(owner))
    assert (await read(database, owner, resume_id))[0] == 1


async def test_it_is_purged_after_thirty_days_and_leaves_a_line(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    kept, gone = await make(database, owner), await make(database, owner)
    for resume_id in (kept, gone):
        async with database.transaction(owner) as session:
            await delete_document(session, resume_subject(owner, resume_id), person(owner), kinds={})
    as_migrate.execute("UPDATE resumes SET deleted_at = now() - interval '31 days' WHERE id = %s", (gone,))
    async with database.transaction(owner) as session:
        assert await purge_resumes(session, owner, open_store("memory://")) == 1
    for table in ("resumes", "documents", "versions"):
        assert as_migrate.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,), table
    told = as_migrate.execute("SELECT type FROM events WHERE subject_id = %s ORDER BY seq DESC LIMIT 1", (gone,))
    assert told.fetchone() == ("resume.purged",)


async def test_another_owner_can_neither_delete_nor_bring_back(
    database: Database, owner: UUID, other_owner: UUID
) -> None:
    subject = resume_subject(other_owner, await make(database, owner))
    async with database.transaction(other_owner) as session:
        with pytest.raises(DocumentNotFound):
            await delete_document(session, subject, person(other_owner), kinds={})
        with pytest.raises(DocumentNotFound):
            await undelete_document(session, subject, person(other_owner))
