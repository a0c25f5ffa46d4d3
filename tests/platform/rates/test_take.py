"""A rate limit: exact under parallel tries, refilled by time, silent about its subjects."""

from __future__ import annotations

import asyncio

import psycopg
import pytest

from bespoke.platform.database import Database
from bespoke.platform.rates.errors import TooOften
from bespoke.platform.rates.take import Rate, purge, take

Connection = psycopg.Connection[tuple[object, ...]]
TEN = Rate(10, per_s=600)


async def tried(database: Database, subject: str, rate: Rate = TEN) -> bool:
    try:
        await take(database, "sign_in", subject, rate=rate)
    except TooOften:
        return False
    return True


async def test_of_thirty_parallel_tries_exactly_the_allowed_ones_pass(database: Database) -> None:
    answers = await asyncio.gather(*(tried(database, "ada") for _ in range(30)))
    assert answers.count(True) == 10


async def test_a_try_that_waited_for_the_last_allowed_one_is_refused(
    database: Database, as_migrate: Connection
) -> None:
    """When its statement began there was room, so what it saw then must not let it through."""
    await take(database, "sign_in", "ada", rate=TEN)
    with as_migrate.transaction():
        as_migrate.execute("UPDATE rate_limits SET next_at = clock_timestamp() + interval '10 minutes'")
        waiting = asyncio.ensure_future(tried(database, "ada"))
        await asyncio.sleep(0.3)
        assert not waiting.done()
    assert await waiting is False


async def test_subjects_do_not_share_a_limit(database: Database) -> None:
    assert [await tried(database, "ada", Rate(1, 60)) for _ in range(2)] == [True, False]
    assert await tried(database, "grace", Rate(1, 60))


async def test_the_refusal_says_when_to_come_back(database: Database) -> None:
    for _ in range(10):
        await take(database, "sign_in", "ada", rate=TEN)
    with pytest.raises(TooOften) as caught:
        await take(database, "sign_in", "ada", rate=TEN)
    assert 55 <= (caught.value.retry_after_s or 0) <= 60
    assert "Try again in" in caught.value.fix


async def test_each_share_of_the_period_lets_one_more_through(database: Database, as_migrate: Connection) -> None:
    for _ in range(10):
        await take(database, "sign_in", "ada", rate=TEN)
    as_migrate.execute("UPDATE rate_limits SET next_at = next_at - interval '125 seconds'")
    assert [await tried(database, "ada") for _ in range(3)] == [True, True, False]


async def test_a_refused_try_costs_nothing(database: Database, as_migrate: Connection) -> None:
    rate = Rate(1, per_s=60)
    for _ in range(5):
        await tried(database, "ada", rate)
    as_migrate.execute("UPDATE rate_limits SET next_at = next_at - interval '60 seconds'")
    assert await tried(database, "ada", rate)


async def test_no_subject_is_stored_and_old_keys_are_forgotten(database: Database, as_migrate: Connection) -> None:
    await take(database, "sign_in", "ada@example.org", rate=TEN)
    (key,) = as_migrate.execute("SELECT key FROM rate_limits").fetchone() or (b"",)
    assert isinstance(key, bytes)
    assert b"ada" not in key
    as_migrate.execute("UPDATE rate_limits SET next_at = clock_timestamp() - interval '1 second'")
    async with database.transaction() as session:
        await purge(session)
    assert as_migrate.execute("SELECT count(*) FROM rate_limits").fetchone() == (0,)
