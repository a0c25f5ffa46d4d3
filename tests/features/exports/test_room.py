"""Room that is held for a file is given back when there will be none, whatever else happens meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from tests.fixtures.runs import DirectRun

from bespoke.features.exports.room import holding
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.quota.ledger import Usage, usage


@dataclass
class Slow(DirectRun):
    """Whose second transaction, that of the cleaning, tells when it has begun and then takes a moment."""

    transactions: int = 0
    cleans: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def transaction(self, *, durable: bool = True) -> AsyncIterator[AsyncSession]:
        self.transactions += 1
        async with self.database.transaction(self.owner_id, durable=durable) as session:
            if self.transactions == 2:
                self.cleans.set()
                await asyncio.sleep(0.05)
            yield session


async def test_a_run_that_is_cancelled_while_it_cleans_up_has_given_its_room_back(
    database: Database, owner: UUID
) -> None:
    run = Slow(database, owner, new_id(), None, {})

    async def fail() -> None:
        async with holding(run, size_bytes=10, limit=100):
            raise ZeroDivisionError

    running = asyncio.ensure_future(fail())
    await run.cleans.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    async with database.transaction(owner) as session:
        assert await usage(session, owner, "artifacts") == Usage(0, 0)
