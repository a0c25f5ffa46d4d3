"""The operator's gate is opened by the operator, one resume at a time."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from tests.fixtures.actors import person

from bespoke.features.documents.errors import DocumentNotFound
from bespoke.features.resumes.create import create_resume
from bespoke.features.resumes.payment import mark_paid
from bespoke.features.resumes.schemas import NewResume
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id


async def test_one_resume_is_marked_and_the_mark_taken_away(
    database: Database, migrate_database: Database, owner: UUID, as_migrate: psycopg.Connection[tuple[object, ...]]
) -> None:
    async with database.transaction(owner) as session:
        first, second = [await create_resume(session, person(owner), NewResume(data={})) for _ in range(2)]
    for is_paid in (True, False):
        await mark_paid(migrate_database, first, is_paid=is_paid)
        found = as_migrate.execute("SELECT id, is_paid FROM resumes ORDER BY id").fetchall()
        assert found == [(first, is_paid), (second, False)]
    told = as_migrate.execute("SELECT type, subject_id FROM events ORDER BY seq DESC LIMIT 2").fetchall()
    assert told == [("resume.unpaid", first), ("resume.paid", first)]


async def test_an_unknown_resume_is_an_error(migrate_database: Database) -> None:
    with pytest.raises(DocumentNotFound):
        await mark_paid(migrate_database, new_id())
