"""From a hash to its row in one statement, whatever plan the database chooses, and never to a row of another."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from tests.fixtures.accounts import EMAIL, World, make_key, token_of

from bespoke.features.accounts.addresses import hash_of_address
from bespoke.features.accounts.lookups import find_key, find_session, find_user
from bespoke.features.accounts.tokens import hash_of
from bespoke.platform.database import Database
from bespoke.platform.database.single import fetch_first

Connection = psycopg.Connection[tuple[object, ...]]
IDLE = timedelta(days=14)
PLANS = [
    "plan_cache_mode = force_generic_plan",
    "enable_nestloop = off",
    "enable_indexscan = off",
    "enable_seqscan = off",
    "enable_material = off",
    "debug_parallel_query = on",
    "jit_above_cost = 0",
]


@pytest.mark.parametrize("plan", PLANS)
async def test_every_plan_finds_the_row_and_only_that_one(
    world: World, as_migrate: Connection, database_name: str, plan: str
) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org"):
        owner = UUID((await browser.get("/me")).json()["id"])
        key = hash_of((await make_key(browser, "read"))["key"])
        token = hash_of(token_of(browser) or "")
    as_migrate.execute(
        "INSERT INTO user_sessions (owner_id, id, token_hash, expires_at) "
        "SELECT owner_id, gen_random_uuid(), sha256(n::text::bytea), now() FROM users, generate_series(1, 2000) n"
    )
    as_migrate.execute("ANALYZE")
    as_migrate.execute(f"ALTER DATABASE {database_name} SET {plan}")
    planned = Database(world.database.url)
    for _ in range(8):
        session, api_key = await find_session(planned, token, idle=IDLE), await find_key(planned, key)
        user = await find_user(planned, hash_of_address(EMAIL))
        assert session is not None
        assert api_key is not None
        assert user is not None
        assert session.owner_id == api_key.owner_id == user.owner_id == owner
        assert await find_session(planned, hash_of("nobody"), idle=IDLE) is None
    await planned.close()


async def test_a_directory_that_points_at_another_owner_opens_nothing(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        foreign = (await other.get("/me")).json()["id"]
        token = hash_of(token_of(browser) or "")
        as_migrate.execute("UPDATE directory SET owner_id = %s WHERE key = %s", (foreign, token))
        assert await find_session(world.database, token, idle=IDLE) is None
        assert (await browser.get("/me")).status_code == 401


async def test_a_lookup_leaves_no_owner_behind_on_its_connection(world: World) -> None:
    async with world.signed_in() as browser:
        await browser.get("/me")
    assert await fetch_first(world.database, text("SELECT count(*) FROM users")) == (0,)
