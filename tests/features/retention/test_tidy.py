"""What requests left behind goes when its time is over, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
from tests.fixtures.server import Server

from bespoke.features.retention.tidy import tidy
from bespoke.platform.database import Database, roles
from bespoke.platform.ids import new_id
from bespoke.platform.quota import ledger
from bespoke.platform.storage import open_store
from bespoke.platform.storage.keys import source_key

Connection = psycopg.Connection[tuple[object, ...]]


async def test_what_is_past_its_time_goes(
    database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    blobs = open_store("memory://")
    kept, orphan = new_id(), new_id()
    row = "INSERT INTO sources VALUES (%s, %s, 'a.pdf', 'x', 1, 'x', %s)"
    as_migrate.execute(row.encode(), (owner, kept, source_key(owner, kept)))
    for source in (kept, orphan):
        await blobs.put(source_key(owner, source), b"x")
    await blobs.put(source_key(other_owner, orphan), b"x")
    async with database.transaction(owner) as session:
        await ledger.reserve(session, owner, "sources", amount=10, limit=100)
    as_migrate.execute("UPDATE quota_reservations SET expires_at = now() - interval '1 s'")
    for days, key in ((-1, "old"), (1, "new")):
        values = (owner, key, datetime.now(UTC) + timedelta(days=days))
        columns = "owner_id, route, key, request_hash, status, headers, body, expires_at"
        insert = f"INSERT INTO idempotency_keys ({columns}) VALUES (%s, 'r', %s, '', 0, '{{}}', '', %s)"
        as_migrate.execute(insert.encode(), values)
    async with database.transaction(owner) as session:
        await tidy(session, owner, blobs, now=datetime.now(UTC) + timedelta(hours=2))
    assert [found.key async for found in blobs.list(f"sources/{owner}/")] == [source_key(owner, kept)]
    assert [found.key async for found in blobs.list(f"sources/{other_owner}/")]
    assert as_migrate.execute("SELECT key FROM idempotency_keys").fetchall() == [("new",)]
    async with database.transaction(owner) as session:
        assert await ledger.usage(session, owner, "sources") == (0, 0)


async def test_a_session_that_is_over_leaves_nothing_in_the_directory(
    server: Server, database_name: str, owner: UUID, as_migrate: Connection
) -> None:
    for days, key in ((-1, b"old"), (1, b"new")):
        as_migrate.execute("INSERT INTO directory VALUES ('session', %s, %s)", (key, owner))
        insert = "INSERT INTO user_sessions (owner_id, id, token_hash, expires_at) VALUES (%s, %s, %s, %s)"
        as_migrate.execute(insert.encode(), (owner, new_id(), key, datetime.now(UTC) + timedelta(days=days)))
    as_worker = Database(server.conninfo(database_name, roles.WORKER))
    async with as_worker.transaction(owner) as session:
        await tidy(session, owner, open_store("memory://"), now=datetime.now(UTC))
    await as_worker.close()
    kept = as_migrate.execute("SELECT key FROM directory WHERE kind = 'session'").fetchall()
    assert kept == [(b"new",)]


async def test_half_of_an_upload_that_a_crash_ended_goes(
    database: Database, owner: UUID, other_owner: UUID, tmp_path: Path
) -> None:
    blobs, now = open_store(tmp_path.as_uri()), datetime.now(UTC)
    halves = [tmp_path / "sources" / str(whose) / ".partial-0123" for whose in (owner, other_owner)]
    for half in halves:
        half.parent.mkdir(parents=True)
        half.write_bytes(b"half")
    async with database.transaction(owner) as session:
        again = await tidy(session, owner, blobs, now=now)
    assert again is not None
    assert halves[0].exists()
    async with database.transaction(owner) as session:
        assert await tidy(session, owner, blobs, now=again) is None
    assert [half.exists() for half in halves] == [False, True]


async def test_what_is_too_young_to_judge_is_looked_at_again(database: Database, owner: UUID) -> None:
    blobs, orphan, now = open_store("memory://"), source_key(owner, new_id()), datetime.now(UTC)
    await blobs.put(orphan, b"x")
    async with database.transaction(owner) as session:
        again = await tidy(session, owner, blobs, now=now)
    assert again is not None
    async with database.transaction(owner) as session:
        assert await tidy(session, owner, blobs, now=again) is None
    assert [found.key async for found in blobs.list(f"sources/{owner}/")] == []
