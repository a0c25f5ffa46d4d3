"""Once committed, and only then."""

from __future__ import annotations

from uuid import UUID

import pytest
from tests.platform.database.test_database import add_document, count

from bespoke.platform.database import Database
from bespoke.platform.database.afterwards import afterwards


async def test_it_sees_what_was_committed(database: Database, owner: UUID) -> None:
    seen = []

    async def look() -> None:
        seen.append(await count(database, owner))

    async with database.transaction(owner) as session:
        afterwards(session, look)
        await add_document(database, owner)
        assert seen == []
    assert seen == [1]


async def test_nothing_is_done_after_a_rollback(database: Database, owner: UUID) -> None:
    done = []

    async def do() -> None:
        done.append(True)

    async def fail() -> None:
        async with database.transaction(owner) as session:
            afterwards(session, do)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.transaction(owner):
        assert done == []
    assert done == []
