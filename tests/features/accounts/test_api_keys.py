"""API keys: shown once, bounded by their maker, nobody else's."""

from __future__ import annotations

import psycopg
import pytest
from tests.fixtures.accounts import World, make_key

from bespoke.features.accounts.api_keys import MOST
from bespoke.platform.ids import new_id

Connection = psycopg.Connection[tuple[object, ...]]


async def test_a_key_is_shown_once_and_recognised_by_its_prefix(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "read", expires_in_days=90)
        listed = (await browser.get("/me/api-keys")).json()["items"]
    assert made["key"].startswith(f"bsp_{made['prefix']}_")
    assert [(one["id"], one["prefix"], one["scopes"]) for one in listed] == [(made["id"], made["prefix"], ["read"])]
    assert "key" not in listed[0]
    stored = str(as_migrate.execute("SELECT string_agg(k::text, '') FROM api_keys k").fetchone())
    assert made["key"].removeprefix(f"bsp_{made['prefix']}_") not in stored


async def test_a_revoked_key_is_refused_at_once(world: World) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "read")
        async with world.visitor(key=made["key"]) as program:
            assert (await program.get("/me")).status_code == 200
            assert (await browser.delete(f"/me/api-keys/{made['id']}")).status_code == 204
            assert (await program.get("/me")).status_code == 401
        assert (await browser.delete(f"/me/api-keys/{made['id']}")).status_code == 404


async def test_anothers_key_is_as_unknown_as_none(world: World) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        foreign = await make_key(other, "read")
        answers = [await browser.delete(f"/me/api-keys/{one}") for one in (foreign["id"], new_id())]
        assert [(one.status_code, one.json()["code"]) for one in answers] == [(404, "no_such_key")] * 2
        async with world.visitor(key=foreign["key"]) as program:
            assert (await program.get("/me")).status_code == 200


async def test_a_key_cannot_make_one_that_may_more(world: World) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "write", "account")
    async with world.visitor(key=made["key"]) as program:
        answer = await program.post("/me/api-keys", json={"name": "more", "scopes": ["read"]})
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_too_wide")
        assert await make_key(program, "write")


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "scopes": ["read"]},
        {"name": "x", "scopes": []},
        {"name": "x", "scopes": ["root"]},
        {"name": "x", "scopes": ["read"], "expires_in_days": 0},
        {"name": "x", "scopes": ["read"], "owner_id": "0"},
    ],
)
async def test_a_key_that_makes_no_sense_is_refused(world: World, body: dict[str, object]) -> None:
    async with world.signed_in() as browser:
        assert (await browser.post("/me/api-keys", json=body)).status_code == 400


async def test_keys_are_not_made_without_end(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        await make_key(browser, "read")
        as_migrate.execute(
            "INSERT INTO api_keys (owner_id, id, name, prefix, key_hash, scopes) "
            "SELECT owner_id, gen_random_uuid(), '', '', sha256(n::text::bytea), '[]' "
            "FROM users, generate_series(2, %s) n",
            (MOST,),
        )
        answer = await browser.post("/me/api-keys", json={"name": "x", "scopes": ["read"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_keys")
