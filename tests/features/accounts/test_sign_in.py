"""Signing in: no oracle, no endless tries, always a new session."""

from __future__ import annotations

import asyncio

import psycopg
import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from tests.fixtures.accounts import EMAIL, PASSWORD, World, settings, sign_in, sign_up, token_of

from bespoke.features.accounts.operate import deactivate
from bespoke.platform.database import Database
from bespoke.platform.rates.take import Rate

Connection = psycopg.Connection[tuple[object, ...]]


async def test_unknown_wrong_and_inactive_are_answered_alike_after_the_same_work(
    world: World, as_migrate: Connection
) -> None:
    async with world.visitor() as browser:
        for email in (EMAIL, "inactive@example.org", "without@example.org"):
            await sign_up(browser, email)
        as_migrate.execute("UPDATE users SET is_active = false WHERE email LIKE 'inactive%'")
        as_migrate.execute("UPDATE users SET password_hash = NULL WHERE email LIKE 'without%'")
        tries = [
            (EMAIL, "wrong password"),
            ("nobody@example.org", PASSWORD),
            ("inactive@example.org", PASSWORD),
            ("without@example.org", PASSWORD),
            ("no address", PASSWORD),
        ]
        answers, works = [], []
        for email, password in tries:
            before = world.hasher.works
            answer = await sign_in(browser, email, password)
            works.append(world.hasher.works - before)
            problem = {name: value for name, value in answer.json().items() if name != "trace_id"}
            answers.append((answer.status_code, problem, "set-cookie" in answer.headers))
    assert works == [1] * len(tries)
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 401


async def test_the_cookie_is_hidden_from_scripts_and_other_sites(world: World) -> None:
    async with world.visitor() as browser:
        await sign_up(browser)
        header = (await sign_in(browser)).headers["set-cookie"]
    assert header.startswith("__Host-bespoke=")
    for attribute in ("HttpOnly", "Secure", "Path=/", "SameSite=lax"):
        assert attribute in header
    assert "Domain" not in header


async def test_signing_in_again_ends_the_earlier_session_of_that_browser(world: World) -> None:
    async with world.signed_in() as browser:
        first = token_of(browser)
        await sign_in(browser)
        second = token_of(browser)
    assert first != second
    async with world.visitor() as thief:
        assert (await thief.get("/me", headers={"Cookie": f"__Host-bespoke={first}"})).status_code == 401
        assert (await thief.get("/me", headers={"Cookie": f"__Host-bespoke={second}"})).status_code == 200


async def test_signing_in_as_another_ends_the_first_ones_session_too(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        await sign_up(browser, "grace@example.org")
        await sign_in(browser, "grace@example.org")
        assert (await browser.get("/me")).json()["email"] == "grace@example.org"
    assert as_migrate.execute("SELECT count(*) FROM user_sessions").fetchone() == (1,)


async def test_of_thirty_parallel_tries_at_one_account_only_the_allowed_are_looked_at(database: Database) -> None:
    world = World(database, settings=settings(account_rate=Rate(10, 600)))
    async with world.visitor() as browser:
        await sign_up(browser)
        before = world.hasher.works
        answers = await asyncio.gather(*(sign_in(browser, password=f"wrong guess {n}") for n in range(30)))
        statuses = [answer.status_code for answer in answers]
        assert (statuses.count(401), statuses.count(429)) == (10, 20)
        assert world.hasher.works - before == 10
        refused = await sign_in(browser)
        assert refused.status_code == 429
        assert 50 <= int(refused.headers["Retry-After"]) <= 60


async def test_one_peer_cannot_try_many_accounts(database: Database) -> None:
    world = World(database, settings=settings(peer_rate=Rate(3, 600)))
    async with world.visitor() as browser, world.visitor(peer="198.51.100.9") as other:
        answers = [(await sign_in(browser, f"p{n}@example.org")).status_code for n in range(4)]
        assert answers == [401, 401, 401, 429]
        assert (await sign_in(other)).status_code == 401


async def test_an_old_hash_is_renewed_at_the_next_sign_in(world: World, as_migrate: Connection) -> None:
    old = Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    async with world.visitor() as browser:
        await sign_up(browser)
        as_migrate.execute("UPDATE users SET password_hash = %s", (old,))
        assert (await sign_in(browser)).status_code == 200
        (new,) = as_migrate.execute("SELECT password_hash FROM users").fetchone() or ("",)
        assert new != old
        assert "m=8,t=1" in str(new)
        assert (await sign_in(browser)).status_code == 200


async def test_who_is_deactivated_is_out_at_once_and_stays_out(
    world: World, as_migrate: Connection, migrate_database: Database
) -> None:
    async with world.signed_in() as browser:
        await deactivate(migrate_database, email=EMAIL)
        assert (await browser.get("/me")).status_code == 401
        assert (await sign_in(browser)).status_code == 401
    assert as_migrate.execute("SELECT count(*) FROM user_sessions").fetchone() == (0,)


@pytest.mark.parametrize("password", ["é" * 8, "e\u0301" * 8])
async def test_every_spelling_of_a_letter_opens(world: World, password: str) -> None:
    async with world.visitor() as browser:
        await sign_up(browser, password="\u00e9" * 8)
        assert (await sign_in(browser, password=password)).status_code == 200
