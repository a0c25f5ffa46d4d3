"""From a request to its actor: what is refused, what it may do, and what it costs."""

from __future__ import annotations

import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, World, make_key, settings, sign_in, token_of
from tests.fixtures.statements import statements

from bespoke.features.accounts.opening import ensure_user
from bespoke.platform.database import Database

Connection = psycopg.Connection[tuple[object, ...]]
PROXY = ("10.0.0.5",)


@pytest.mark.parametrize("by_key", [False, True])
async def test_an_authenticated_request_costs_one_statement(world: World, by_key: bool) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "read")
        async with world.visitor(key=made["key"]) as program:
            client = program if by_key else browser
            await client.get("/me")
            with statements(world.database) as seen:
                await client.get("/me")
    lookups = [one for one in seen if "FROM directory" in one]
    # The other two carry the owner into the route's own transaction, and read the user.
    assert (len(lookups), len(seen) - seen.count("COMMIT")) == (1, 3)


async def test_nobody_is_answered_with_401(world: World) -> None:
    async with world.visitor() as stranger:
        answer = await stranger.get("/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("header", ["Bearer ", "Bearer bsp_x_y", "Basic YTpi", "Bearer bsp_abcdefgh_" + "x" * 43, "é"])
async def test_a_header_that_opens_nothing_is_refused_even_beside_a_good_cookie(world: World, header: str) -> None:
    async with world.signed_in() as browser:
        answer = await browser.get("/me", headers=[(b"Authorization", header.encode())])
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE user_sessions SET expires_at = clock_timestamp() - interval '1 second'",
        "UPDATE user_sessions SET last_seen_at = clock_timestamp() - interval '14 days 1 minute'",
        "UPDATE users SET is_active = false",
        "DELETE FROM user_sessions",
        "DELETE FROM directory WHERE kind = 'session'",
    ],
)
async def test_a_session_that_ended_in_any_way_is_refused_at_once(
    world: World, as_migrate: Connection, change: str
) -> None:
    async with world.signed_in() as browser:
        assert (await browser.get("/me")).status_code == 200
        as_migrate.execute(change)
        assert (await browser.get("/me")).status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE api_keys SET expires_at = clock_timestamp() - interval '1 second'",
        "UPDATE users SET is_active = false",
        "DELETE FROM api_keys",
    ],
)
async def test_a_key_that_ended_in_any_way_is_refused_at_once(
    world: World, as_migrate: Connection, change: str
) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, "read", expires_in_days=1)
    async with world.visitor(key=made["key"]) as program:
        assert (await program.get("/me")).status_code == 200
        as_migrate.execute(change)
        assert (await program.get("/me")).status_code == 401


async def test_use_is_noted_at_most_once_a_minute(world: World, as_migrate: Connection) -> None:
    seen = "SELECT last_seen_at FROM user_sessions"
    async with world.signed_in() as browser:
        first = as_migrate.execute(seen).fetchone()
        await browser.get("/me")
        assert as_migrate.execute(seen).fetchone() == first
        as_migrate.execute("UPDATE user_sessions SET last_seen_at = clock_timestamp() - interval '2 minutes'")
        await browser.get("/me")
        assert (as_migrate.execute(seen).fetchone() or ()) > (first or ())


async def test_a_stale_session_is_kept_alive_by_use_but_not_beyond_its_absolute_end(
    world: World, as_migrate: Connection
) -> None:
    async with world.signed_in() as browser:
        as_migrate.execute("UPDATE user_sessions SET last_seen_at = clock_timestamp() - interval '13 days'")
        assert (await browser.get("/me")).status_code == 200
        spans = as_migrate.execute(
            "SELECT extract(day FROM expires_at - created_at)::int FROM user_sessions"
        ).fetchall()
    assert spans == [(90,)]


@pytest.mark.parametrize(
    ("scopes", "method", "path", "status"),
    [
        (["read"], "GET", "/me", 200),
        (["write"], "GET", "/me", 403),
        (["read"], "GET", "/me/sessions", 403),
        (["read", "write"], "GET", "/me/api-keys", 403),
        (["read", "write"], "GET", "/me/export", 403),
        (["read", "write"], "PATCH", "/me", 403),
        (["read", "account"], "PATCH", "/me", 403),
        (["account", "write"], "PATCH", "/me", 200),
        (["read", "account"], "GET", "/me/sessions", 200),
    ],
)
async def test_scopes_bound_a_key(world: World, scopes: list[str], method: str, path: str, status: int) -> None:
    async with world.signed_in() as browser:
        made = await make_key(browser, *scopes)
    async with world.visitor(key=made["key"]) as program:
        answer = await program.request(method, path, json={"name": "x"} if method == "PATCH" else None)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["code"] == "missing_scope"


class TestBehindATrustedFrontEnd:
    async def world(self, database: Database) -> World:
        await ensure_user(database, EMAIL)
        await ensure_user(database, "grace@example.org")
        trusting = settings(trusted_proxies=PROXY, owner_header="X-Bespoke-Owner", default_owner=EMAIL)
        return World(database, settings=trusting)

    async def test_the_default_owner_acts_when_nobody_is_named(self, database: Database) -> None:
        async with (await self.world(database)).visitor(peer=PROXY[0]) as front:
            answer = (await front.get("/me")).json()
        assert (answer["email"], answer["means"]) == (EMAIL, "trusted_header")

    async def test_the_header_names_the_owner(self, database: Database) -> None:
        async with (await self.world(database)).visitor(peer=PROXY[0]) as front:
            answer = await front.get("/me", headers={"X-Bespoke-Owner": "Grace@Example.org"})
        assert answer.json()["email"] == "grace@example.org"

    async def test_the_front_end_is_trusted_even_when_it_tells_for_whom_it_forwards(self, database: Database) -> None:
        async with (await self.world(database)).visitor(peer=PROXY[0]) as front:
            answer = await front.get("/me", headers={"X-Forwarded-For": "203.0.113.7"})
        assert answer.status_code == 200

    @pytest.mark.parametrize("peer", ["203.0.113.7", "10.0.0.6"])
    async def test_nobody_else_is_believed(self, database: Database, peer: str) -> None:
        async with (await self.world(database)).visitor(peer=peer) as stranger:
            for headers in ({}, {"X-Bespoke-Owner": EMAIL}, {"X-Bespoke-Owner": EMAIL, "X-Forwarded-For": PROXY[0]}):
                assert (await stranger.get("/me", headers=headers)).status_code == 401

    async def test_it_does_not_change_the_account_itself(self, database: Database) -> None:
        async with (await self.world(database)).visitor(peer=PROXY[0]) as front:
            assert (await front.get("/me/export")).status_code == 403

    async def test_an_unknown_or_inactive_owner_is_nobody(self, database: Database, as_migrate: Connection) -> None:
        world = await self.world(database)
        as_migrate.execute("UPDATE users SET is_active = false WHERE email = 'grace@example.org'")
        async with world.visitor(peer=PROXY[0]) as front:
            for name in ("nobody@example.org", "grace@example.org", "no address"):
                assert (await front.get("/me", headers={"X-Bespoke-Owner": name})).status_code == 401


async def test_plain_http_off_loopback_uses_a_cookie_that_works_there(database: Database) -> None:
    world = World(database, settings=settings(public_url="http://bespoke.lan"))
    async with world.signed_in() as browser:
        header = (await sign_in(browser)).headers["set-cookie"]
        assert header.startswith("bespoke=")
        assert "Secure" not in header
        assert token_of(browser) is None
        assert (await browser.get("/me")).status_code == 200
