"""What the operator does with users."""

from __future__ import annotations

import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, PASSWORD, World, sign_in

from bespoke.features.accounts import operate
from bespoke.features.accounts.errors import EmailTaken, NoSuchUser
from bespoke.platform.database import Database
from bespoke.platform.http.paging import Cursor

Connection = psycopg.Connection[tuple[object, ...]]


async def use(world: World, link: str, password: str = PASSWORD) -> int:
    async with world.visitor() as browser:
        body = {"token": link.partition("#token=")[2], "password": password}
        return (await browser.post("/auth/password-reset/confirm", json=body)).status_code


async def test_a_made_user_sets_the_first_password_by_the_link(world: World, migrate_database: Database) -> None:
    created = await operate.create(migrate_database, world.settings, email=EMAIL, name="Ada")
    assert await use(world, created.link) == 204
    async with world.visitor() as browser:
        assert (await sign_in(browser)).json()["owner_id"] == str(created.owner_id)
    with pytest.raises(EmailTaken):
        await operate.create(migrate_database, world.settings, email=EMAIL.upper())


async def test_a_deactivated_user_is_refused_at_once_and_back_after_activation(
    world: World, migrate_database: Database
) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        await operate.deactivate(migrate_database, email=EMAIL)
        assert [(await client.get("/me")).status_code for client in (browser, other)] == [401, 200]
        await operate.activate(migrate_database, email=EMAIL)
        assert (await browser.get("/me")).status_code == 401
        assert (await sign_in(browser)).status_code == 200


async def test_a_reset_link_of_the_operator_works_once(world: World, migrate_database: Database) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        link = await operate.reset_password(migrate_database, world.settings, email=EMAIL)
        assert [await use(world, link, "a quite different one") for _ in range(2)] == [204, 404]
        assert [(await client.get("/me")).status_code for client in (browser, other)] == [401, 200]


async def test_all_users_are_listed_page_by_page(world: World, migrate_database: Database) -> None:
    for n in range(5):
        await operate.create(migrate_database, world.settings, email=f"person{n}@example.org")
    first = await operate.list_users(migrate_database, limit=3)
    after = Cursor(first[-1].created_at, first[-1].owner_id)
    second = await operate.list_users(migrate_database, after=after, limit=3)
    assert [user.email[6] for user in (*first, *second)] == list("43210")


async def test_an_unknown_user_is_named_as_such(migrate_database: Database) -> None:
    with pytest.raises(NoSuchUser):
        await operate.deactivate(migrate_database, email="nobody@example.org")


async def test_what_the_operator_does_is_in_the_audit_trail(
    world: World, migrate_database: Database, as_migrate: Connection
) -> None:
    await operate.create(migrate_database, world.settings, email=EMAIL)
    await operate.deactivate(migrate_database, email=EMAIL)
    await operate.activate(migrate_database, email=EMAIL)
    told = as_migrate.execute("SELECT type, actor FROM events ORDER BY seq").fetchall()
    types = ["account.created", "account.reset_requested", "account.deactivated", "account.activated"]
    assert told == [(name, "system") for name in types]
