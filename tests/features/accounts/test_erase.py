"""Being forgotten: nothing left of one owner, nothing touched of another, not even by yesterday's backup."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import httpx2
import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, PASSWORD, World, make_key, sign_in
from tests.fixtures.rows import count_rows, fill_every_table, tables_with_owners

from bespoke.features.accounts.erase import DUE, erase_owner, erasure_upkeep, replay_erasures
from bespoke.features.accounts.export import keys_of
from bespoke.platform.database import Database
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.run import Runner
from bespoke.platform.jobs.sweep import Sweeper, sweep
from bespoke.platform.storage import open_store
from bespoke.platform.storage.blobs import get
from bespoke.platform.storage.keys import erasure_key, source_key

Connection = psycopg.Connection[tuple[object, ...]]
TICKET = """
    INSERT INTO procrastinate_jobs (task_name, queue_name, args)
    VALUES ('run', 'import', jsonb_build_object('owner_id', %s::text))
"""


async def owner_of(client: httpx2.AsyncClient) -> UUID:
    return UUID((await client.get("/me")).json()["id"])


async def visit(world: World, worker_database: Database) -> None:
    """What the worker's sweep does with an owner that is due."""
    runner = Runner(worker_database, kinds={})
    assert await sweep(Sweeper(runner, upkeep={DUE: erasure_upkeep(world.store)}))


async def erase(client: httpx2.AsyncClient, **body: str) -> httpx2.Response:
    return await client.request("DELETE", "/me", json={"confirmation": EMAIL, **body})


async def test_nothing_is_left_and_others_are_untouched(
    world: World, worker_database: Database, as_migrate: Connection
) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        mine, theirs = await owner_of(browser), await owner_of(other)
        for owner in (mine, theirs):
            assert fill_every_table(as_migrate, owner) == tables_with_owners(as_migrate)
            await world.store.put(source_key(owner, new_id()), b"file")
            as_migrate.execute("INSERT INTO due VALUES (%s, 'thin', clock_timestamp())", (owner,))
            as_migrate.execute(TICKET, (owner,))
        before = count_rows(as_migrate, theirs)
        assert (await erase(browser, password=PASSWORD)).status_code == 204
        assert (await browser.get("/me")).status_code == 401
        assert count_rows(as_migrate, mine) == {"due": 1}
        await visit(world, worker_database)
        assert count_rows(as_migrate, mine) == {}
        assert count_rows(as_migrate, theirs) == before
        assert (await other.get("/me")).status_code == 200
    assert await keys_of(world.store, mine) == []
    assert len(await keys_of(world.store, theirs)) == 1
    tickets = as_migrate.execute("SELECT args->>'owner_id' FROM procrastinate_jobs").fetchall()
    assert tickets == [(str(theirs),)]


async def test_half_of_a_file_goes_as_well(world: World, tmp_path: Path) -> None:
    store = open_store(tmp_path.as_uri())
    async with world.signed_in() as browser:
        owner = await owner_of(browser)
    half = tmp_path / "sources" / str(owner) / ".partial-0123"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"half")
    await erase_owner(world.database, store, owner)
    assert not half.exists()


async def test_the_address_is_free_again(world: World) -> None:
    async with world.signed_in() as browser:
        first = await owner_of(browser)
        await erase(browser, password=PASSWORD)
    async with world.signed_in() as browser:
        assert await owner_of(browser) != first


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"password": "wrong password"}, 401, "wrong_credentials"),
        ({"confirmation": "yes", "password": PASSWORD}, 400, "not_confirmed"),
        ({"confirmation": "yes"}, 400, "not_confirmed"),
    ],
)
async def test_it_needs_proof_and_confirmation(
    world: World, as_migrate: Connection, body: dict[str, str], status: int, code: str
) -> None:
    async with world.signed_in() as browser:
        answer = await erase(browser, **body)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert (await browser.get("/me")).status_code == 200
        assert [one async for one in world.store.list("erasures/")] == []


async def test_a_fresh_sign_in_is_proof_and_an_old_one_is_not(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        as_migrate.execute("UPDATE user_sessions SET created_at = clock_timestamp() - interval '11 minutes'")
        stale = await erase(browser)
        assert (stale.status_code, stale.json()["code"]) == (403, "fresh_sign_in_needed")
        await sign_in(browser)
        assert (await erase(browser)).status_code == 204


async def test_a_key_alone_is_no_proof(world: World) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "write", "account")
    async with world.visitor(key=made["key"]) as program:
        assert (await erase(program)).status_code == 403
        assert (await erase(program, password=PASSWORD)).status_code == 204


async def test_whom_a_backup_brings_back_is_erased_again(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        mine, theirs = await owner_of(browser), await owner_of(other)
        await erase(browser, password=PASSWORD)
        as_migrate.execute("INSERT INTO users (owner_id, email) VALUES (%s, %s)", (mine, EMAIL))
        as_migrate.execute("INSERT INTO directory VALUES ('email', sha256('x'), %s)", (mine,))
        fill_every_table(as_migrate, mine)
        assert await replay_erasures(world.database, world.store) == 1
        assert set(count_rows(as_migrate, mine)) == {"due"}
        assert count_rows(as_migrate, theirs)
        assert await replay_erasures(world.database, world.store) == 0


async def test_the_record_names_the_owner_by_id_alone(world: World, owner: UUID) -> None:
    await erase_owner(world.database, world.store, owner)
    record = json.loads(await get(world.store, erasure_key(owner)))
    assert set(record) == {"owner_id", "erased_at"}
    assert record["owner_id"] == str(owner)


async def test_a_crash_after_the_record_is_made_good_by_the_replay(world: World, owner: UUID) -> None:
    class Crashing(Database):
        def transaction(self, *_: object, **__: object) -> object:  # type: ignore[override]  # stands for a crash
            raise RuntimeError("power failure")

    crashing = Crashing(world.database.url)
    with pytest.raises(RuntimeError):
        await erase_owner(crashing, world.store, owner)
    await crashing.close()
    assert await replay_erasures(world.database, world.store) == 1


async def test_work_under_way_keeps_the_visit_for_later(
    world: World, owner: UUID, worker_database: Database, as_migrate: Connection
) -> None:
    as_migrate.execute(TICKET, (owner,))
    as_migrate.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    await erase_owner(world.database, world.store, owner)
    await world.store.put(source_key(owner, new_id()), b"written by the job")
    await visit(world, worker_database)
    assert await keys_of(world.store, owner) == []
    assert count_rows(as_migrate, owner) == {"due": 1}
    as_migrate.execute("UPDATE procrastinate_jobs SET status = 'succeeded'")
    as_migrate.execute("UPDATE due SET at = clock_timestamp()")
    await visit(world, worker_database)
    assert count_rows(as_migrate, owner) == {}
