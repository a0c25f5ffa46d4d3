"""The day's operations of an owner."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from uuid import UUID

from bespoke.features.ai.operations import drop_past_days, release_operation, reserve_operation, used_today
from bespoke.platform.database import Database


async def reserve(database: Database, owner: UUID, limit: int) -> date | None:
    async with database.transaction(owner) as session:
        return await reserve_operation(session, owner, limit=limit)


async def used(database: Database, owner: UUID) -> int:
    async with database.transaction(owner) as session:
        return (await used_today(session, owner)).operations


async def test_thirty_at_once_get_exactly_what_is_left(database: Database, owner: UUID, other_owner: UUID) -> None:
    days = await asyncio.gather(*(reserve(database, owner, 10) for _ in range(30)))
    assert sum(day is not None for day in days) == 10
    assert await used(database, owner) == 10
    assert await used(database, other_owner) == 0


async def test_one_given_back_is_there_for_the_next(database: Database, owner: UUID) -> None:
    day = await reserve(database, owner, 1)
    assert day is not None
    assert await reserve(database, owner, 1) is None
    async with database.transaction(owner) as session:
        await release_operation(session, owner, day)
    assert await reserve(database, owner, 1) == day


async def test_a_limit_of_none_admits_nobody(database: Database, owner: UUID) -> None:
    assert await reserve(database, owner, 0) is None


async def test_the_count_begins_anew_at_midnight_utc(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        found = await used_today(session, owner)
    assert found.resets_at.tzinfo is UTC
    assert (found.resets_at.hour, found.resets_at.minute) == (0, 0)
    assert 0 < (found.resets_at - datetime.now(UTC)).total_seconds() <= 86_400


async def test_todays_count_survives_the_upkeep(database: Database, owner: UUID) -> None:
    await reserve(database, owner, 5)
    async with database.transaction(owner) as session:
        await drop_past_days(session, owner)
    assert await used(database, owner) == 1
