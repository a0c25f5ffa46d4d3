"""Objects go after the rows that name them, and what is left is looked for."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from bespoke.platform.database import Database
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.discard import discard
from bespoke.platform.storage.errors import ObjectMissing
from bespoke.platform.storage.local import LocalStore

Connection = psycopg.Connection[tuple[object, ...]]
KEYS = ("sources/a/one", "sources/a/two")


async def store_at(root: Path) -> LocalStore:
    store = LocalStore(root)
    for key in KEYS:
        await store.put(key, key.encode())
    return store


async def left(store: BlobStore) -> list[str]:
    return sorted([found.key async for found in store.list("sources/a/")])


def visits(connection: Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT kind, at > now() + interval '1 hour' FROM due").fetchall()


async def test_they_are_there_until_the_commit(
    database: Database, owner: UUID, as_migrate: Connection, tmp_path: Path
) -> None:
    store = await store_at(tmp_path)
    async with database.transaction(owner) as session:
        await discard(session, owner, store, KEYS[:1])
        assert await left(store) == list(KEYS)
    assert await left(store) == [KEYS[1]]
    with pytest.raises(ObjectMissing):
        await get(store, KEYS[0])
    assert visits(as_migrate) == [("tidy", True)]


async def test_one_that_cannot_be_deleted_stops_neither_the_others_nor_the_caller(
    database: Database, owner: UUID, as_migrate: Connection, tmp_path: Path
) -> None:
    store = await store_at(tmp_path)
    (tmp_path / KEYS[0]).unlink()
    (tmp_path / KEYS[0]).mkdir()
    async with database.transaction(owner) as session:
        await discard(session, owner, store, KEYS)
    assert await left(store) == []
    assert (tmp_path / KEYS[0]).is_dir()
    assert visits(as_migrate) == [("tidy", True)]


async def test_for_nothing_nobody_is_visited(database: Database, owner: UUID, as_migrate: Connection) -> None:
    store = LocalStore(Path("/nonexistent"))
    async with database.transaction(owner) as session:
        await discard(session, owner, store, [])
    assert visits(as_migrate) == []
