"""Files go when their time is over, the latest of a document never; what goes gives its room back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from tests.fixtures.actors import person
from tests.fixtures.exports import Shopfloor

from bespoke.features.documents.remove import delete_document
from bespoke.features.exports.cleanup import clean_up, cleanup_upkeep
from bespoke.features.exports.errors import ArtifactNotFound
from bespoke.features.exports.publish import CLEANUP
from bespoke.features.exports.remove import delete_artifact
from bespoke.features.optimizations.purge import purge_optimized
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.retention.tidy import tidy
from bespoke.platform.jobs.sweep import Sweeper, sweep

_AGED = "UPDATE artifacts SET expires_at = now() - interval '1 s'"


async def three(floor: Shopfloor, document_id: UUID) -> None:
    for number in range(3):
        await floor.exported(document_id, "txt", margin_mm=15 + number)


def used(floor: Shopfloor) -> tuple[int, int]:
    row: tuple[int, int] = floor.one("SELECT used, reserved FROM quota_usage WHERE kind = 'artifacts'")
    return row


async def test_old_files_go_and_the_latest_stays(floor: Shopfloor) -> None:
    await three(floor, await floor.resume())
    floor.connection.execute(_AGED)
    shown = await clean_up(floor.database, floor.blobs)
    assert (shown.owners, shown.artifacts, shown.history_lines) == (1, 2, 0)
    ((version, size),) = floor.rows("SELECT version, size_bytes FROM artifacts")
    assert (version, used(floor)) == (3, (size, 0))
    assert len(await floor.keys()) == 1
    assert floor.one("SELECT count(*) FROM export_history WHERE artifact_id IS NULL") == 2
    assert (await clean_up(floor.database, floor.blobs)).artifacts == 0


async def test_the_file_an_optimized_resume_shows_stays_though_another_has_a_later_number(floor: Shopfloor) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    for margin in (15, 16, 17, 15):
        await floor.exported(optimized_id, "txt", margin_mm=margin)
    floor.connection.execute(_AGED)
    floor.connection.execute("UPDATE export_history SET expires_at = now() - interval '1 s'")
    floor.connection.execute("UPDATE due SET at = now() - interval '1 s' WHERE kind = %s", (CLEANUP,))
    assert await sweep(Sweeper(floor.runner, {CLEANUP: cleanup_upkeep(floor.blobs)}))
    assert floor.rows("SELECT version FROM artifacts ORDER BY version") == [(1,), (3,)]
    shown = floor.one("SELECT export_formats ->> 'txt' FROM optimized_resumes")
    assert shown == str(floor.one("SELECT id FROM artifacts WHERE version = 1"))
    assert floor.rows("SELECT 1 FROM due WHERE kind = %s", CLEANUP) == []


async def test_the_sweep_comes_daily_until_nothing_is_left_to_age(floor: Shopfloor) -> None:
    await three(floor, await floor.resume())
    at = floor.one("SELECT at FROM due WHERE kind = %s", CLEANUP)
    assert timedelta(hours=23) < at - datetime.now(UTC) < timedelta(hours=25)
    sweeper = Sweeper(floor.runner, {CLEANUP: cleanup_upkeep(floor.blobs)})
    floor.connection.execute("UPDATE due SET at = now() - interval '1 s' WHERE kind = %s", (CLEANUP,))
    assert await sweep(sweeper)
    assert floor.one("SELECT at > now() + interval '23 hours' FROM due WHERE kind = %s", CLEANUP)
    floor.connection.execute(_AGED)
    floor.connection.execute("UPDATE export_history SET expires_at = now() - interval '1 s'")
    floor.connection.execute("UPDATE due SET at = now() - interval '1 s' WHERE kind = %s", (CLEANUP,))
    assert await sweep(sweeper)
    assert floor.rows("SELECT 1 FROM due WHERE kind = %s", CLEANUP) == floor.rows("SELECT 1 FROM export_history") == []
    assert floor.one("SELECT count(*) FROM artifacts") == 1


async def test_the_owner_may_delete_the_latest_and_its_number_is_not_given_again(
    floor: Shopfloor, other_owner: UUID
) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    await three(floor, optimized_id)
    files = [row[0] for row in floor.rows("SELECT id FROM artifacts ORDER BY version")]
    async with floor.database.transaction(other_owner) as session:
        with pytest.raises(ArtifactNotFound):
            await delete_artifact(session, person(other_owner), files[2], floor.blobs)
    async with floor.database.transaction(floor.owner) as session:
        await delete_artifact(session, person(floor.owner), files[2], floor.blobs)
    assert floor.one("SELECT artifact_id FROM artifact_latest") == files[1]
    assert floor.one("SELECT export_formats FROM optimized_resumes") == {"txt": str(files[1])}
    assert used(floor) == (floor.one("SELECT sum(size_bytes)::int FROM artifacts"), 0)
    await floor.exported(optimized_id, "txt", margin_mm=30)
    assert floor.one("SELECT max(version) FROM artifacts") == 4
    assert len(await floor.keys()) == 3


async def test_files_are_purged_with_their_document(floor: Shopfloor) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    await three(floor, optimized_id)
    async with floor.database.transaction(floor.owner) as session:
        subject = optimized_subject(floor.owner, optimized_id)
        await delete_document(session, subject, person(floor.owner), kinds=floor.kinds)
    floor.connection.execute("UPDATE optimized_resumes SET deleted_at = now() - interval '31 days'")
    async with floor.database.transaction(floor.owner) as session:
        assert await purge_optimized(session, floor.owner, floor.blobs) == 1
    for table in ("artifacts", "artifact_latest", "artifact_counters", "export_history"):
        assert floor.one(f"SELECT count(*) FROM {table}") == 0, table
    assert await floor.keys() == []
    assert used(floor) == (0, 0)


async def test_a_purge_that_fails_at_its_end_has_deleted_no_file(floor: Shopfloor) -> None:
    optimized_id = await floor.optimized(await floor.resume())
    await floor.exported(optimized_id)
    floor.connection.execute("UPDATE optimized_resumes SET deleted_at = now() - interval '31 days'")

    async def purge_and_fail() -> None:
        async with floor.database.transaction(floor.owner) as session:
            assert await purge_optimized(session, floor.owner, floor.blobs) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await purge_and_fail()
    assert await floor.keys() == [floor.one("SELECT object_key FROM artifacts")]


async def test_files_without_a_row_are_tidied_away(floor: Shopfloor) -> None:
    await floor.exported(await floor.resume())
    await floor.blobs.put(f"exports/{floor.owner}/20260101t000000-a-b-1.pdf", b"left by a crash")
    async with floor.database.transaction(floor.owner) as session:
        await tidy(session, floor.owner, floor.blobs, now=datetime.now(UTC) + timedelta(hours=2))
    assert await floor.keys() == [floor.one("SELECT object_key FROM artifacts")]
