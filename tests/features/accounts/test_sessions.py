"""Sessions: listed, ended one by one or all, and nobody else's."""

from __future__ import annotations

import psycopg
from tests.fixtures.accounts import World, sign_in, token_of

from bespoke.platform.ids import new_id

Connection = psycopg.Connection[tuple[object, ...]]


async def test_the_list_shows_where_the_account_is_signed_in_and_which_one_this_is(world: World) -> None:
    async with world.signed_in() as browser, world.visitor(peer="198.51.100.9") as phone:
        await phone.post("/auth/sign-in", json={"email": "x@y", "password": "nothing at all"})
        phone.headers["User-Agent"] = "Phone"
        await sign_in(phone)
        listed = (await browser.get("/me/sessions")).json()["items"]
    assert [(one["user_agent"], one["peer"], one["is_current"]) for one in listed] == [
        ("Phone", "198.51.100.9", False),
        (browser.headers["user-agent"], "203.0.113.7", True),
    ]


async def test_the_list_goes_by_cursor(world: World) -> None:
    async with world.signed_in() as browser:
        for _ in range(4):
            async with world.visitor() as another:
                await sign_in(another)
        seen: list[str] = []
        cursor: dict[str, str] = {}
        while True:
            page = (await browser.get("/me/sessions", params={"limit": "2", **cursor})).json()
            seen += [one["id"] for one in page["items"]]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
    assert len(seen) == len(set(seen)) == 5


async def test_a_revoked_session_is_out_at_once(world: World) -> None:
    async with world.signed_in() as browser, world.visitor() as lost:
        session_id = (await sign_in(lost)).json()["session_id"]
        assert (await browser.delete(f"/me/sessions/{session_id}")).status_code == 204
        assert (await lost.get("/me")).status_code == 401
        assert (await browser.get("/me")).status_code == 200
        assert (await browser.delete(f"/me/sessions/{session_id}")).status_code == 404


async def test_signing_out_everywhere_else_spares_this_browser(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.visitor() as lost:
        await sign_in(lost)
        assert (await browser.delete("/me/sessions")).status_code == 204
        assert [(await client.get("/me")).status_code for client in (lost, browser)] == [401, 200]
    told = as_migrate.execute("SELECT payload, actor FROM events WHERE type = 'session.others_revoked'").fetchall()
    assert told == [({"count": 1}, "session")]


async def test_anothers_session_is_as_unknown_as_none(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        foreign = (await sign_in(other, "grace@example.org")).json()["session_id"]
        answers = [await browser.delete(f"/me/sessions/{one}") for one in (foreign, new_id())]
        assert [(one.status_code, one.json()["code"]) for one in answers] == [(404, "no_such_session")] * 2
        assert (await other.get("/me")).status_code == 200


async def test_signing_out_ends_the_session_and_takes_the_cookie_away(world: World) -> None:
    async with world.signed_in() as browser:
        token = token_of(browser)
        assert (await browser.post("/auth/sign-out")).status_code == 204
        assert token_of(browser) is None
        assert (await browser.get("/me", headers={"Cookie": f"__Host-bespoke={token}"})).status_code == 401
        assert (await browser.post("/auth/sign-out")).status_code == 204


async def test_only_hashes_of_tokens_are_stored(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        token = token_of(browser) or "?"
    row = as_migrate.execute("SELECT (SELECT string_agg(s::text, '') FROM user_sessions s)").fetchone()
    assert token not in str(row)
    assert token.encode().hex() not in str(row)


async def test_dead_sessions_are_cleared_away_at_the_next_sign_in(world: World, as_migrate: Connection) -> None:
    async with world.signed_in():
        as_migrate.execute("UPDATE user_sessions SET expires_at = clock_timestamp()")
        async with world.visitor() as another:
            await sign_in(another)
    assert as_migrate.execute("SELECT count(*) FROM user_sessions").fetchone() == (1,)
    assert as_migrate.execute("SELECT count(*) FROM directory WHERE kind = 'session'").fetchone() == (1,)
