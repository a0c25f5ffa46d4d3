"""Making an account: the same silence for every address."""

from __future__ import annotations

import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, PASSWORD, World, settings, sign_in, sign_up

from bespoke.platform.database import Database
from bespoke.platform.rates.take import Rate

Connection = psycopg.Connection[tuple[object, ...]]


async def test_who_signs_up_can_sign_in(world: World) -> None:
    async with world.visitor() as browser:
        assert (await sign_up(browser)).status_code == 202
        assert (await sign_in(browser)).status_code == 200
        assert (await browser.get("/me")).json()["email"] == EMAIL


async def test_a_taken_address_is_answered_alike_after_the_same_work(world: World) -> None:
    async with world.visitor() as browser:
        before = world.hasher.works
        free = await sign_up(browser)
        between = world.hasher.works
        taken = await sign_up(browser, password="another password")
        after = world.hasher.works
    assert (free.status_code, free.content) == (taken.status_code, taken.content)
    assert between - before == after - between == 1


async def test_a_taken_account_keeps_its_password_and_its_owner_can_see_the_try(
    world: World, as_migrate: Connection
) -> None:
    async with world.visitor() as browser:
        await sign_up(browser)
        await sign_up(browser, password="another password")
        assert (await sign_in(browser, password="another password")).status_code == 401
        assert (await sign_in(browser)).status_code == 200
    types = [row[0] for row in as_migrate.execute("SELECT type FROM events ORDER BY seq")]
    assert types == ["account.created", "account.sign_up_tried", "account.signed_in"]


async def test_one_address_in_another_spelling_is_the_same_address(world: World, as_migrate: Connection) -> None:
    async with world.visitor() as browser:
        await sign_up(browser, email="  Ada@Lovelace.Example ")
        await sign_up(browser, email="ADA@lovelace.example")
        assert (await sign_in(browser)).status_code == 200
    assert as_migrate.execute("SELECT count(*) FROM users").fetchone() == (1,)


async def test_no_address_stands_in_the_directory_or_the_audit_trail(world: World, as_migrate: Connection) -> None:
    async with world.signed_in():
        pass
    seen = as_migrate.execute("SELECT string_agg(d::text, '') FROM directory d").fetchone()
    told = as_migrate.execute("SELECT string_agg(e::text, '') FROM events e").fetchone()
    assert "lovelace" not in f"{seen}{told}"


@pytest.mark.parametrize("changes", [{"sign_up": "closed"}, {"is_single_user": True}])
async def test_a_closed_sign_up_refuses_everybody(database: Database, changes: dict[str, object]) -> None:
    world = World(database, settings=settings(**changes))
    async with world.visitor() as browser:
        answer = await sign_up(browser)
    assert (answer.status_code, answer.json()["code"]) == (403, "sign_up_closed")


@pytest.mark.parametrize(
    ("email", "password", "code"),
    [
        ("nobody", PASSWORD, "unusable_email"),
        ("a b@example.org", PASSWORD, "unusable_email"),
        (EMAIL, "short", "unusable_password"),
    ],
)
async def test_what_cannot_be_used_is_named(world: World, email: str, password: str, code: str) -> None:
    async with world.visitor() as browser:
        answer = await sign_up(browser, email, password)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert password not in answer.text


async def test_one_peer_cannot_make_accounts_without_end(database: Database) -> None:
    world = World(database, settings=settings(peer_rate=Rate(2, 600)))
    async with world.visitor() as browser:
        answers = [(await sign_up(browser, f"person{n}@example.org")).status_code for n in range(3)]
    assert answers == [202, 202, 429]
