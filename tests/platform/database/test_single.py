"""A statement that is its own transaction."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import text

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.database.errors import DatabaseSlow
from bespoke.platform.database.single import fetch_first

COUNT = text("INSERT INTO rate_limits VALUES (:key, clock_timestamp()) RETURNING octet_length(key)")


async def test_what_it_writes_stays(database: Database) -> None:
    assert await fetch_first(database, COUNT, {"key": b"seven b"}) == (7,)
    assert await fetch_first(database, text("SELECT count(*) FROM rate_limits")) == (1,)


async def test_an_owner_set_inside_does_not_leak_to_the_next_user_of_the_connection(
    database: Database, owner: UUID
) -> None:
    one = Database(database.url, PoolLimits(connections=1, overflow=0))
    await fetch_first(one, text("SELECT set_config('app.owner_id', :owner, true)"), {"owner": str(owner)})
    assert await fetch_first(one, text("SELECT count(*) FROM users")) == (0,)
    async with one.transaction(owner) as session:
        assert (await session.execute(text("SELECT count(*) FROM users"))).scalar_one() == 1
    await one.close()


async def test_it_meets_its_deadline(database: Database) -> None:
    hasty = Database(database.url, PoolLimits(deadline_s=0.05))
    with pytest.raises(DatabaseSlow):
        await fetch_first(hasty, text("SELECT pg_sleep(5)"))
    await hasty.close()
