"""Postings that are deleted: gone, brought back, purged, and kept for what was optimized for them."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from tests.features.documents.test_save import DATA, with_bullet
from tests.features.documents.test_save import make as make_resume
from tests.features.optimizations.test_keep import change, found, keep, structured
from tests.features.postings.test_keep import make
from tests.fixtures.actors import person

from bespoke.features.postings import queries
from bespoke.features.postings.errors import PostingNotFound
from bespoke.features.postings.remove import delete_posting, next_posting_purge, purge_postings, undelete_posting
from bespoke.platform.database import Database

Connection = psycopg.Connection[tuple[object, ...]]


async def delete(database: Database, owner: UUID, posting_id: UUID) -> None:
    async with database.transaction(owner) as session:
        await delete_posting(session, person(owner), posting_id)


async def test_what_is_deleted_is_gone_and_comes_back(database: Database, owner: UUID) -> None:
    posting_id, _ = await make(database, owner)
    await delete(database, owner, posting_id)
    async with database.transaction(owner) as session:
        with pytest.raises(PostingNotFound):
            await queries.find(session, owner, posting_id)
        await undelete_posting(session, person(owner), posting_id)
        with pytest.raises(PostingNotFound):
            await undelete_posting(session, person(owner), posting_id)
    async with database.transaction(owner) as session:
        assert (await queries.find(session, owner, posting_id)).revision == 1


async def test_what_was_optimized_for_it_is_still_saved_and_scored(database: Database, owner: UUID) -> None:
    posting_id, _ = await make(database, owner)
    kept = await keep(database, owner, await make_resume(database, owner), DATA, posting_id=posting_id)
    await delete(database, owner, posting_id)
    sent = await structured(database, owner, kept.id)
    sent["resume_json"] = with_bullet(sent["resume_json"], 0, "Ran Kubernetes clusters on AWS with Terraform")
    await change(database, owner, kept.id, 1, structured_output=sent)
    row = await found(database, owner, kept.id)
    assert (row.revision, row.posting_id) == (2, posting_id)
    assert (row.structured_output or {})["requirement_evidence_map"]


async def test_it_is_purged_after_thirty_days_by_the_worker_unless_something_rests_on_it(
    database: Database, worker_database: Database, owner: UUID, as_migrate: Connection
) -> None:
    used, unused, young = [(await make(database, owner))[0] for _ in range(3)]
    await keep(database, owner, await make_resume(database, owner), DATA, posting_id=used)
    for posting_id in (used, unused, young):
        await delete(database, owner, posting_id)
    old = "UPDATE postings SET deleted_at = now() - interval '31 days' WHERE id = ANY(%s)"
    as_migrate.execute(old, ([used, unused],))
    async with worker_database.transaction(owner) as session:
        assert await purge_postings(session, owner) == 1
        assert await next_posting_purge(session, owner) is not None
    left = {row[0] for row in as_migrate.execute("SELECT id FROM postings")}
    assert left == {used, young}


async def test_another_owner_can_neither_delete_nor_bring_back(
    database: Database, owner: UUID, other_owner: UUID
) -> None:
    posting_id, _ = await make(database, owner)
    with pytest.raises(PostingNotFound):
        await delete(database, other_owner, posting_id)
    await delete(database, owner, posting_id)
    async with database.transaction(other_owner) as session:
        with pytest.raises(PostingNotFound):
            await undelete_posting(session, person(other_owner), posting_id)
