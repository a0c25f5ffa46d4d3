"""A purged résumé takes its source along: the row first, then the file."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from tests.features.resumes.test_jobs import upload

from bespoke.features.resumes.purge import purge_resumes
from bespoke.platform.database import Database
from bespoke.platform.storage import BlobStore, open_store

Connection = psycopg.Connection[tuple[object, ...]]


async def sources(blobs: BlobStore, owner: UUID) -> int:
    return len([found async for found in blobs.list(f"sources/{owner}/")])


async def test_the_file_goes_after_the_row_and_not_before(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    blobs = open_store("memory://")
    await upload(database, owner, blobs, "resume.txt", b"Ada Byron")
    as_migrate.execute("UPDATE resumes SET deleted_at = now() - interval '31 days'")

    async def purge(*, fail: bool = False) -> None:
        async with worker_database.transaction(owner) as session:
            assert await purge_resumes(session, owner, blobs) == 1
            assert await sources(blobs, owner) == 1
            if fail:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await purge(fail=True)
    assert as_migrate.execute("SELECT count(*) FROM sources").fetchone() == (1,)
    assert await sources(blobs, owner) == 1
    await purge()
    assert as_migrate.execute("SELECT count(*) FROM sources").fetchone() == (0,)
    assert await sources(blobs, owner) == 0
