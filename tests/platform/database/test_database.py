"""The transaction: committed once, its owner set, its errors in our own kinds."""

from __future__ import annotations

import asyncio
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from tests.conftest import make_owner
from tests.fixtures.statements import statements

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.database.errors import ClashingChange, DatabaseSlow, DatabaseUnavailable
from bespoke.platform.ids import new_id

Connection = psycopg.Connection[tuple[object, ...]]
ADD = text("INSERT INTO documents (owner_id, id, kind) VALUES (:owner, :id, 'resume')")


async def add_document(database: Database, owner: UUID, row_owner: UUID | None = None) -> None:
    async with database.transaction(owner) as session:
        await session.execute(ADD, {"owner": row_owner or owner, "id": new_id()})


async def count(database: Database, owner: UUID | None, table: str = "documents") -> int:
    async with database.transaction(owner) as session:
        return int((await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def test_statements_without_where_touch_only_the_callers_rows(
    database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    for who in (owner, other_owner, other_owner):
        await add_document(database, who)
    assert await count(database, owner) == 1
    async with database.transaction(owner) as session:
        await session.execute(text("UPDATE documents SET kind = 'optimized_resume'"))
    changed = as_migrate.execute("SELECT DISTINCT owner_id FROM documents WHERE kind <> 'resume'").fetchall()
    assert changed == [(owner,)]
    async with database.transaction(owner) as session:
        await session.execute(text("DELETE FROM documents"))
    assert await count(database, other_owner) == 2


async def test_without_an_owner_there_are_no_rows(database: Database, owner: UUID) -> None:
    await add_document(database, owner)
    assert await count(database, None) == 0
    assert await count(database, None, "users") == 0


async def test_a_row_cannot_be_written_for_another_owner(database: Database, owner: UUID, other_owner: UUID) -> None:
    with pytest.raises(Exception, match="row-level security"):
        await add_document(database, owner, row_owner=other_owner)


async def test_a_child_cannot_refer_to_another_owners_row(
    database: Database, owner: UUID, other_owner: UUID, as_migrate: Connection
) -> None:
    await add_document(database, other_owner)
    (foreign,) = as_migrate.execute("SELECT id FROM documents").fetchone() or (None,)
    version = (
        "INSERT INTO versions (owner_id, document_id, revision, content, author) VALUES (:o, :d, 1, '{}', 'person')"
    )
    with pytest.raises(ClashingChange):
        async with database.transaction(owner) as session:
            await session.execute(text(version), {"o": owner, "d": foreign})


async def test_interleaved_owners_on_few_connections_see_no_foreign_row(
    database: Database, as_migrate: Connection
) -> None:
    owners = [make_owner(as_migrate, f"person{n}@example.org") for n in range(64)]
    few = Database(database.url, PoolLimits(connections=2, overflow=0, wait_s=60))

    async def visit(who: UUID) -> set[UUID]:
        seen: set[UUID] = set()
        for _ in range(3):
            await add_document(few, who)
            async with few.transaction(who) as session:
                seen |= set((await session.execute(text("SELECT owner_id FROM documents"))).scalars())
        return seen

    seen = await asyncio.gather(*map(visit, owners))
    await few.close()
    assert seen == [{who} for who in owners]


async def test_what_raises_leaves_nothing_behind(database: Database, owner: UUID) -> None:
    async def add_and_fail() -> None:
        async with database.transaction(owner) as session:
            await session.execute(ADD, {"owner": owner, "id": new_id()})
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        await add_and_fail()
    assert await count(database, owner) == 0


async def test_a_slow_statement_is_cut_and_says_nothing_of_its_text(database: Database) -> None:
    hasty = Database(database.url, PoolLimits(statement_timeout_s=0.05))
    with pytest.raises(DatabaseSlow) as caught:
        async with hasty.transaction() as session:
            await session.execute(text("SELECT pg_sleep(5), 'secret'"))
    await hasty.close()
    assert "secret" not in str(caught.value)


async def test_without_prepared_statements_the_timeouts_are_set_in_each_transaction(database: Database) -> None:
    """PgBouncer refuses a connection that comes with options."""
    behind = Database(database.url, PoolLimits(prepared=False, statement_timeout_s=0.05, lock_timeout_s=2))
    shown = text("SELECT current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout')")
    async with behind.transaction() as session:
        assert tuple((await session.execute(shown)).one()) == ("2s", "1min")
    with pytest.raises(DatabaseSlow):
        async with behind.transaction() as session:
            await session.execute(text("SELECT pg_sleep(60)"))
    async with behind.engine.connect() as connection:
        assert (await connection.execute(text("SHOW statement_timeout"))).scalar_one() == "0"
    await behind.close()


async def test_beginning_and_setting_the_owner_is_one_round_trip(
    database: Database, owner: UUID, as_migrate: Connection
) -> None:
    await add_document(database, owner)
    with statements(database) as seen:
        assert await count(database, owner) == 1
    assert [one.split(";")[0].split()[0] for one in seen] == ["BEGIN", "SELECT", "COMMIT"]


async def test_only_a_transaction_that_need_not_last_does_not_wait_for_the_disk(database: Database) -> None:
    one = Database(database.url, PoolLimits(connections=1, overflow=0))
    shown = []
    for durable in (True, False, True):
        async with one.transaction(durable=durable) as session:
            shown.append((await session.execute(text("SHOW synchronous_commit"))).scalar_one())
    await one.close()
    assert shown == ["on", "off", "on"]


async def test_a_hanging_use_case_meets_its_deadline(database: Database) -> None:
    with pytest.raises(DatabaseSlow):
        async with database.transaction(deadline_s=0.05):
            await asyncio.sleep(5)


async def test_an_unreachable_server_is_named_without_its_address() -> None:
    nowhere = Database("postgresql://bespoke_app:hunter2@127.0.0.1:1/bespoke")
    with pytest.raises(DatabaseUnavailable) as caught:
        async with nowhere.transaction() as session:
            await session.execute(text("SELECT 1"))
    await nowhere.close()
    assert "127.0.0.1" not in str(caught.value)
    assert "hunter2" not in str(caught.value)
