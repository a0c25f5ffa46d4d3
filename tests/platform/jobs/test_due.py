"""Whom the sweep must visit, and when, by the database's clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.fixtures.jobs import Connection

from bespoke.platform.database import Database
from bespoke.platform.jobs.due import visit_by

HOUR = timedelta(hours=1)


async def test_the_earliest_visit_counts_and_is_counted_from_the_databases_now(
    database: Database, as_migrate: Connection, owner: UUID
) -> None:
    async def away(after: timedelta, **at: Any) -> timedelta:
        async with database.transaction(owner) as session:
            await visit_by(session, owner, kind="tidy", after=after, **at)
        row = as_migrate.execute("SELECT at - clock_timestamp() FROM due WHERE kind = 'tidy'").fetchone()
        assert row is not None
        found: Any = row[0]
        return timedelta(seconds=round(found.total_seconds() / 60) * 60)

    assert await away(3 * HOUR) == 3 * HOUR
    assert await away(5 * HOUR) == 3 * HOUR
    assert await away(2 * HOUR) == 2 * HOUR
    assert await away(timedelta()) == timedelta()
