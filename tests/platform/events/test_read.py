"""An owner's events: numbered without gaps in the order of their commits, however many write."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.events import read
from bespoke.platform.events.append import append_event


async def test_a_reader_that_follows_concurrent_writers_misses_nothing(database: Database, owner: UUID) -> None:
    wide = Database(database.url, PoolLimits(connections=16, overflow=0, wait_s=30))
    seen: list[int] = []

    async def write(number: int) -> None:
        for step in range(5):
            async with wide.transaction(owner) as session:
                await append_event(session, owner, "thing.done")
                if (number + step) % 4 == 0:
                    await session.rollback()

    async def follow() -> None:
        while len(seen) < expected:
            async with database.transaction(owner) as session:
                seen.extend(row.seq for row in await read.read(session, owner, after=seen[-1] if seen else 0))

    expected = sum((number + step) % 4 != 0 for number in range(12) for step in range(5))
    await asyncio.wait_for(asyncio.gather(follow(), *map(write, range(12))), 60)
    await wide.close()
    assert seen == list(range(1, expected + 1))


async def test_the_last_number_of_a_new_owner_is_zero(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        assert await read.last_seq(session, owner) == 0


@pytest.mark.parametrize(
    ("types", "is_wanted"),
    [((), True), (("job",), True), (("job.failed",), True), (("job.completed",), False), (("jo",), False)],
)
def test_types_are_chosen_whole_or_by_their_noun(types: tuple[str, ...], is_wanted: bool) -> None:
    assert read.is_of("job.failed", types) is is_wanted
