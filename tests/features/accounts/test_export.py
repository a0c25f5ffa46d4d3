"""Leaving with everything: every row, every file, and nothing that opens anything."""

from __future__ import annotations

import io
import json
import zipfile
from uuid import UUID

import psycopg
from tests.fixtures.accounts import EMAIL, PASSWORD, World, make_key, token_of
from tests.fixtures.rows import count_rows, fill_every_table, tables_with_owners

from bespoke.features.accounts.rows import owned_tables, rows_as_lines
from bespoke.platform.ids import new_id
from bespoke.platform.storage.keys import source_key

Connection = psycopg.Connection[tuple[object, ...]]

HASHES = ("SELECT token_hash FROM user_sessions", "SELECT key_hash FROM api_keys", "SELECT key FROM directory")


def lines(archive: zipfile.ZipFile, table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in archive.read(f"rows/{table}.jsonl").decode().splitlines()]


async def test_it_holds_every_row_of_every_table_and_every_file(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        owner = UUID((await browser.get("/me")).json()["id"])
        await make_key(browser, "read")
        fill_every_table(as_migrate, owner)
        key = source_key(owner, new_id())
        await world.store.put(key, b"%PDF my resume")
        await world.store.put(source_key(new_id(), new_id()), b"of somebody else")
        answer = await browser.get("/me/export")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith("attachment")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    protected = tables_with_owners(as_migrate)
    expected = {table: n for table, n in count_rows(as_migrate, owner).items() if table in protected}
    assert set(expected) == set(protected)
    assert {table: len(lines(archive, table)) for table in expected} == expected
    assert [name for name in archive.namelist() if name.startswith("files/")] == [f"files/{key}"]
    assert archive.read(f"files/{key}") == b"%PDF my resume"
    assert "account.exported" in {event["type"] for event in lines(archive, "events")}


async def test_files_that_changed_are_named_and_all_others_are_there(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        owner = UUID((await browser.get("/me")).json()["id"])
        whole, changed = new_id(), new_id()
        for source in (whole, changed):
            row = "INSERT INTO sources VALUES (%s, %s, 'a.pdf', 'x', 1, encode(sha256('%%PDF'), 'hex'), %s)"
            as_migrate.execute(row, (owner, source, source_key(owner, source)))
            await world.store.put(source_key(owner, source), b"%PDF" if source == whole else b"another")
        archive = zipfile.ZipFile(io.BytesIO((await browser.get("/me/export")).content))
    assert archive.testzip() is None
    assert [name for name in archive.namelist() if name.startswith("files/")] == [f"files/{source_key(owner, whole)}"]
    told = archive.read("DAMAGED.txt").decode()
    assert told == f"files/{source_key(owner, changed)}: A stored file is not what was stored\n"


async def test_it_holds_nothing_that_opens_anything(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "read")
        owner = UUID((await browser.get("/me")).json()["id"])
        fill_every_table(as_migrate, owner)
        as_migrate.execute("UPDATE idempotency_keys SET body = convert_to(%s, 'UTF8')", (made["key"],))
        content = (await browser.get("/me/export")).content
        archive = zipfile.ZipFile(io.BytesIO(content))
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
        hashes = [
            row[0]
            for query in (
                "SELECT token_hash FROM user_sessions",
                "SELECT key_hash FROM api_keys",
                "SELECT key FROM directory",
            )
            for row in as_migrate.execute(query)
        ]
    assert not [one for one in hashes if isinstance(one, bytes) and one.hex() in everything]
    for secret in ("argon2", made["key"], made["key"].encode().hex(), token_of(browser) or "?", PASSWORD):
        assert secret not in everything
    assert not [
        name for table in await owned_tables(world.database) for name in table.secrets if f'"{name}"' in everything
    ]


async def test_nobody_elses_row_is_in_it(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        foreign = UUID((await other.get("/me")).json()["id"])
        fill_every_table(as_migrate, foreign)
        content = (await browser.get("/me/export")).content
    archive = zipfile.ZipFile(io.BytesIO(content))
    everything = "".join(archive.read(name).decode() for name in archive.namelist())
    assert EMAIL in everything
    assert str(foreign) not in everything
    assert "grace" not in everything


async def test_rows_come_in_pages_without_gap_or_double(world: World, owner: UUID, as_migrate: Connection) -> None:
    as_migrate.execute(
        "INSERT INTO documents (owner_id, id, kind) SELECT %s, gen_random_uuid(), 'resume' FROM generate_series(1, 25)",
        (owner,),
    )
    (table,) = [one for one in await owned_tables(world.database) if one.name == "documents"]
    pages = [page async for page in rows_as_lines(world.database, table, owner, page=10)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert len({json.loads(line)["id"] for page in pages for line in page}) == 25
