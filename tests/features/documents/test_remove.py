"""Deleting hides at once, can be undone, and is final only after thirty days."""

from __future__ import annotations

import asyncio
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from tests.features.documents.test_save import DATA, make, read
from tests.features.optimizations.test_keep import found, keep
from tests.fixtures.actors import person
from tests.fixtures.jobs import column, kind

from bespoke.features.documents.errors import DocumentNotFound, HiddenParent, Replaced
from bespoke.features.documents.remove import delete_document, undelete_document
from bespoke.features.documents.subject import Subject
from bespoke.features.exports.publish import mark_exported
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.resumes.purge import purge_resumes
from bespoke.features.resumes.subject import resume_subject
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.contract import Outcome
from bespoke.platform.jobs.submit import submit
from bespoke.platform.jobs.transitions import claim, complete
from bespoke.platform.storage import open_store

Connection = psycopg.Connection[tuple[object, ...]]
_WAITS_FOR = "SELECT count(*) FROM pg_stat_activity WHERE %s = ANY(pg_blocking_pids(pid))"


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


async def remove(database: Database, subject: Subject) -> None:
    async with database.transaction(subject.owner_id) as session:
        await delete_document(session, subject, person(subject.owner_id), kinds={})


async def bring_back(database: Database, subject: Subject) -> None:
    async with database.transaction(subject.owner_id) as session:
        await undelete_document(session, subject, person(subject.owner_id))


async def test_what_was_made_from_it_goes_comes_back_and_is_purged_with_it(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    resume_id = await make(database, owner)
    kept = await keep(database, owner, resume_id, DATA)
    await remove(database, resume_subject(owner, resume_id))
    with pytest.raises(HiddenParent):
        await bring_back(database, optimized_subject(owner, kept.id))
    await bring_back(database, resume_subject(owner, resume_id))
    assert (await found(database, owner, kept.id)).revision == 1
    await remove(database, resume_subject(owner, resume_id))
    as_migrate.execute("UPDATE resumes SET deleted_at = now() - interval '31 days'")
    async with worker_database.transaction(owner) as session:
        await purge_resumes(session, owner, open_store("memory://"))
    for table in ("resumes", "optimized_resumes", "documents", "versions"):
        assert as_migrate.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


async def test_one_whose_place_is_taken_does_not_come_back(database: Database, owner: UUID) -> None:
    resume_id = await make(database, owner)
    kept = await keep(database, owner, resume_id, DATA)
    await remove(database, optimized_subject(owner, kept.id))
    again = await keep(database, owner, resume_id, DATA)
    with pytest.raises(Replaced):
        await bring_back(database, optimized_subject(owner, kept.id))
    await remove(database, optimized_subject(owner, again.id))
    await bring_back(database, optimized_subject(owner, kept.id))
    assert (await found(database, owner, kept.id)).revision == 1


async def test_another_owner_can_neither_delete_nor_bring_back(
    database: Database, owner: UUID, other_owner: UUID
) -> None:
    subject = resume_subject(other_owner, await make(database, owner))
    async with database.transaction(other_owner) as session:
        with pytest.raises(DocumentNotFound):
            await delete_document(session, subject, person(other_owner), kinds={})
        with pytest.raises(DocumentNotFound):
            await undelete_document(session, subject, person(other_owner))


async def test_deleting_while_a_file_of_the_document_is_published_waits_for_it(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    """Both lock the job, the document and the owner's stream; in another order they would wait for each other."""
    resume_id = await make(database, owner)
    subject = resume_subject(owner, resume_id)
    waits, runs = [await _exporting(database, owner, resume_id) for _ in range(2)]
    ticket = column(as_migrate, runs, "ticket_id")
    async with worker_database.transaction(owner) as session:
        job = await claim(session, owner, job_id=runs, ticket_id=ticket, lease=new_id())
    assert job is not None
    deleting: list[asyncio.Task[None]] = []

    async def publish(session: AsyncSession) -> None:
        await mark_exported(session, subject, revision=1, kind="txt")
        pid = (await session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        deleting.append(asyncio.create_task(remove(database, subject)))
        while as_migrate.execute(_WAITS_FOR, (pid,)).fetchone() == (0,):
            assert not deleting[0].done()
            await asyncio.sleep(0.01)

    async with worker_database.transaction(owner) as session:
        await complete(session, job, Outcome({}, publish))
    await deleting[0]
    assert [column(as_migrate, one, "status") for one in (runs, waits)] == ["completed", "cancelled"]


async def _exporting(database: Database, owner: UUID, document_id: UUID) -> UUID:
    async with database.transaction(owner) as session:
        return await submit(session, owner, kind=kind(), input={}, document_id=document_id)
