"""Single-user mode: a link that opens once, on this machine."""

from __future__ import annotations

import asyncio

import pytest
from tests.fixtures.accounts import World, settings, token_of

from bespoke.features.accounts.errors import UnsafeAccounts
from bespoke.features.accounts.opening import make_opening_link
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database


@pytest.fixture
def world(database: Database) -> World:
    return World(database, settings=settings(is_single_user=True))


async def test_the_link_lets_its_browser_in_once(world: World) -> None:
    link = await make_opening_link(world.database, world.settings)
    async with world.visitor() as browser, world.visitor() as late:
        answer = await browser.get(link)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        me = (await browser.get("/me")).json()
        assert (me["means"], me["email"], me["has_password"]) == ("single_user", "owner@localhost", False)
        assert (await late.get(link)).status_code == 404
        assert token_of(late) is None
        assert (await late.get("/me")).status_code == 401


async def test_a_browser_that_opens_it_again_is_led_to_the_pages_and_let_in_by_nothing(world: World) -> None:
    link = await make_opening_link(world.database, world.settings)
    async with world.visitor() as first, world.visitor() as second:
        await first.get(link)
        again = await second.get(link, headers={"Accept": "text/html"})
        assert (again.status_code, again.headers["location"]) == (303, "/")
        assert "set-cookie" not in again.headers


async def test_of_parallel_openings_one_succeeds(world: World) -> None:
    link = await make_opening_link(world.database, world.settings)
    async with world.visitor() as browser:
        answers = await asyncio.gather(*(browser.get(link) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [303] + [404] * 7


async def test_every_start_has_its_own_link_and_the_same_person(world: World) -> None:
    first, second = [await make_opening_link(world.database, world.settings) for _ in range(2)]
    async with world.visitor() as browser:
        assert [(await browser.get(link)).status_code for link in (first, second)] == [404, 303]
        owner = (await browser.get("/me")).json()["id"]
        await browser.get(await make_opening_link(world.database, world.settings))
        assert (await browser.get("/me")).json()["id"] == owner


async def test_the_link_opens_nothing_where_there_are_accounts(world: World, database: Database) -> None:
    link = await make_opening_link(database, world.settings)
    async with World(database).visitor() as browser:
        assert (await browser.get(link)).status_code == 404


def test_single_user_mode_stays_on_this_machine() -> None:
    with pytest.raises(UnsafeAccounts):
        AccountSettings(public_url="https://bespoke.example.org", is_single_user=True)
