"""A new password: proved, and every session ends with the old one."""

from __future__ import annotations

import psycopg
from tests.fixtures.accounts import PASSWORD, World, make_key, sign_in, token_of

Connection = psycopg.Connection[tuple[object, ...]]
NEW = "a quite different one"
AGED = "UPDATE user_sessions SET created_at = clock_timestamp() - interval '11 minutes'"


async def test_every_session_ends_and_this_browser_gets_a_new_one(world: World) -> None:
    async with world.signed_in() as browser, world.visitor() as lost:
        await sign_in(lost)
        before = token_of(browser)
        answer = await browser.post("/me/password", json={"old_password": PASSWORD, "new_password": NEW})
        assert answer.status_code == 204
        assert token_of(browser) != before
        assert [(await client.get("/me")).status_code for client in (lost, browser)] == [401, 200]
        assert (await browser.get("/me", headers={"Cookie": f"__Host-bespoke={before}"})).status_code == 401
        assert [(await sign_in(lost, password=word)).status_code for word in (PASSWORD, NEW)] == [401, 200]


async def test_it_needs_the_old_one(world: World) -> None:
    async with world.signed_in() as browser:
        for old in ({"old_password": "wrong password"}, {}):
            answer = await browser.post("/me/password", json={"new_password": NEW, **old})
            assert (answer.status_code, answer.json()["code"]) == (401, "wrong_credentials")
            # Whoever is signed in typed no address.
            assert "address" not in answer.text
        assert (await sign_in(browser)).status_code == 200


async def test_who_has_none_yet_needs_a_fresh_sign_in(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        as_migrate.execute("UPDATE users SET password_hash = NULL")
        as_migrate.execute(AGED)
        stale = await browser.post("/me/password", json={"new_password": NEW})
        assert (stale.status_code, stale.json()["code"]) == (403, "fresh_sign_in_needed")
        as_migrate.execute("UPDATE user_sessions SET created_at = clock_timestamp()")
        assert (await browser.post("/me/password", json={"new_password": NEW})).status_code == 204
        assert (await sign_in(browser, password=NEW)).status_code == 200


async def test_a_key_changes_it_without_being_given_a_session(world: World) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "write", "account")
        async with world.visitor(key=made["key"]) as program:
            answer = await program.post("/me/password", json={"old_password": PASSWORD, "new_password": NEW})
        assert answer.status_code == 204
        assert "set-cookie" not in answer.headers
        assert (await browser.get("/me")).status_code == 401


async def test_an_unusable_one_changes_nothing(world: World) -> None:
    async with world.signed_in() as browser:
        answer = await browser.post("/me/password", json={"old_password": PASSWORD, "new_password": "short"})
        assert answer.status_code == 400
        assert (await browser.get("/me")).status_code == 200
