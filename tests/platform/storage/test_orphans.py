"""What no row knows goes once it is old, and what crashed writes left goes with it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.fixtures.storage import KEY, keys

from bespoke.platform.storage import BlobStore, open_store
from bespoke.platform.storage.measured import MeasuredStore
from bespoke.platform.storage.orphans import remove_orphans, remove_partials

HOUR = timedelta(hours=1)


async def test_only_old_objects_without_a_row_are_removed(store: BlobStore) -> None:
    prefix = "sources/owner/"
    for name in ("known", "orphan"):
        await store.put(prefix + name, b"x")

    async def known(asked: object) -> set[str]:
        return {prefix + "known"}

    now = datetime.now(UTC)
    assert await remove_orphans(store, prefix, now=now, older_than=HOUR, known=known) == (0, 1)
    assert await remove_orphans(store, prefix, now=now + 2 * HOUR, older_than=HOUR, known=known) == (1, 0)
    assert await keys(store, prefix) == [prefix + "known"]


async def test_many_are_asked_about_in_batches(tmp_path: Path) -> None:
    store = open_store("memory://")
    for number in range(450):
        await store.put(f"sources/owner/{number}", b"x")
    asked: list[int] = []

    async def known(batch: Collection[str]) -> list[str]:
        asked.append(len(batch))
        return [key for key in batch if key.endswith("7")]

    found = await remove_orphans(store, "sources/", now=datetime.now(UTC) + HOUR, older_than=HOUR / 2, known=known)
    assert (found.removed, asked, len(await keys(store))) == (405, [200, 200, 50], 45)


async def test_old_unfinished_files_are_removed_and_nothing_else(store: BlobStore) -> None:
    await store.put(KEY, b"x")
    assert await remove_partials(store, "sources/", before=datetime.now(UTC) + HOUR) == (0, 0)
    assert KEY in await keys(store)


async def test_a_young_unfinished_file_may_still_be_written(tmp_path: Path) -> None:
    store = MeasuredStore(open_store(tmp_path.as_uri()))
    for folder in ("sources", "exports"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ".partial-0123").write_bytes(b"half")
    now = datetime.now(UTC)
    assert await keys(store) == []
    assert await remove_partials(store, "sources/", before=now - HOUR) == (0, 1)
    assert await remove_partials(store, "sources/", before=now + HOUR) == (1, 0)
    assert await remove_partials(store, "exports/", before=now + HOUR) == (1, 0)
