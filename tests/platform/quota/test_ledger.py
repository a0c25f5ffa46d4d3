"""The ledger is exact: never a byte over, never a byte lost."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from uuid import UUID

import psycopg

from bespoke.platform.database import Database
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.jobs.due import TIDY, visit_by
from bespoke.platform.quota import ledger

Connection = psycopg.Connection[tuple[object, ...]]
LIMIT = 100


async def used(database: Database, owner: UUID) -> ledger.Usage:
    async with database.transaction(owner) as session:
        return await ledger.usage(session, owner, "sources")


async def test_fifty_at_once_fill_it_exactly(database: Database, owner: UUID) -> None:
    patient = Database(database.url, PoolLimits(connections=10, wait_s=60))

    async def store() -> bool:
        try:
            async with patient.transaction(owner) as session:
                held = await ledger.reserve(session, owner, "sources", amount=10, limit=LIMIT)
            async with patient.transaction(owner) as session:
                return await ledger.commit_reservation(session, owner, held, actual=10)
        except ledger.QuotaExceeded:
            return False

    done = await asyncio.gather(*(store() for _ in range(50)))
    await patient.close()
    assert sum(done) == 10
    assert await used(database, owner) == (LIMIT, 0)


async def test_a_rolled_back_reservation_holds_nothing(database: Database, owner: UUID) -> None:
    async def reserve_and_fail() -> None:
        async with database.transaction(owner) as session:
            await ledger.reserve(session, owner, "sources", amount=60, limit=LIMIT)
            raise RuntimeError

    for _ in range(3):
        await asyncio.gather(reserve_and_fail(), return_exceptions=True)
    assert await used(database, owner) == (0, 0)


async def test_less_than_reserved_may_be_used_and_releasing_is_safe_twice(database: Database, owner: UUID) -> None:
    async with database.transaction(owner) as session:
        first = await ledger.reserve(session, owner, "sources", amount=60, limit=LIMIT)
        second = await ledger.reserve(session, owner, "sources", amount=40, limit=LIMIT)
    async with database.transaction(owner) as session:
        await ledger.commit_reservation(session, owner, first, actual=25)
        await ledger.release(session, owner, second)
        await ledger.release(session, owner, second)
    assert await used(database, owner) == (25, 0)
    async with database.transaction(owner) as session:
        await ledger.refund(session, owner, "sources", amount=25)
    assert await used(database, owner) == (0, 0)


async def test_forgotten_reservations_are_given_back(database: Database, owner: UUID, as_migrate: Connection) -> None:
    async with database.transaction(owner) as session:
        held = [await ledger.reserve(session, owner, "sources", amount=30, limit=LIMIT) for _ in range(2)]
    as_migrate.execute("UPDATE quota_reservations SET expires_at = now() - interval '1 s' WHERE id = %s", (held[0],))
    async with database.transaction(owner) as session:
        assert await ledger.expire_reservations(session, owner) == 1
        assert not await ledger.commit_reservation(session, owner, held[0], actual=30)
    assert await used(database, owner) == (0, 30)


async def test_a_reservation_waits_for_a_request_under_way_and_never_the_other_way_round(
    database: Database, owner: UUID
) -> None:
    """Uploads with an idempotency key lock the tidying visit first; the other way round both waited for each other."""
    async with database.transaction(owner) as session:
        held = await ledger.reserve(session, owner, "sources", amount=10, limit=100)
    async with database.transaction(owner) as session:
        await visit_by(session, owner, kind=TIDY, at=datetime.now(UTC))

        async def reserve_meanwhile() -> None:
            async with database.transaction(owner) as another:
                await ledger.reserve(another, owner, "sources", amount=10, limit=100)

        waiting = asyncio.create_task(reserve_meanwhile())
        await asyncio.sleep(0.3)
        assert await ledger.commit_reservation(session, owner, held, actual=10)
    await waiting
