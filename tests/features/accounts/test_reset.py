"""A forgotten password: a link that opens once, and no word about who has an account."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

import httpx2
import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, PASSWORD, World, settings, sign_in
from tests.fixtures.mail import Mailbox, running_mailbox

from bespoke.platform.database import Database
from bespoke.platform.rates.take import Rate

Connection = psycopg.Connection[tuple[object, ...]]
NEW = "a quite different one"


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with running_mailbox() as running:
        yield running


@pytest.fixture
def world(database: Database, mailbox: Mailbox) -> World:
    return World(database, settings=settings(mail=mailbox.server))


async def ask(client: httpx2.AsyncClient, email: str = EMAIL) -> httpx2.Response:
    return await client.post("/auth/password-reset/request", json={"email": email})


async def confirm(client: httpx2.AsyncClient, token: str, password: str = NEW) -> httpx2.Response:
    return await client.post("/auth/password-reset/confirm", json={"token": token, "password": password})


async def token_in(mailbox: Mailbox, count: int = 1) -> str:
    text = (await mailbox.arrived(count))[-1].get_content()
    found = re.search(r"/reset-password#token=(\S+)", text)
    assert found
    return found.group(1)


async def test_the_link_sets_a_password_once_and_ends_every_session(world: World, mailbox: Mailbox) -> None:
    async with world.signed_in() as browser:
        assert (await ask(browser)).status_code == 202
        token = await token_in(mailbox)
        assert (await confirm(browser, token)).status_code == 204
        assert (await browser.get("/me")).status_code == 401
        again = await confirm(browser, token, "a third password")
        assert (again.status_code, again.json()["code"]) == (404, "link_spent")
        assert [(await sign_in(browser, password=word)).status_code for word in (PASSWORD, NEW)] == [401, 200]
        assert (await browser.get("/me")).json()["is_email_verified"]


async def test_of_parallel_uses_one_succeeds(world: World, mailbox: Mailbox) -> None:
    async with world.signed_in() as browser:
        await ask(browser)
        token = await token_in(mailbox)
        answers = await asyncio.gather(*(confirm(browser, token, f"password number {n}") for n in range(8)))
    assert sorted(answer.status_code for answer in answers) == [204] + [404] * 7


async def test_known_and_unknown_addresses_are_answered_alike(world: World, mailbox: Mailbox) -> None:
    async with world.signed_in() as browser:
        answers = [await ask(browser, email) for email in ("nobody@example.org", "no address", EMAIL)]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1
    assert [message["To"] for message in await mailbox.arrived()] == [EMAIL]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE password_resets SET expires_at = clock_timestamp()",
        "UPDATE users SET is_active = false",
        "DELETE FROM password_resets",
    ],
)
async def test_a_link_that_ended_in_any_way_opens_nothing(
    world: World, mailbox: Mailbox, as_migrate: Connection, change: str
) -> None:
    async with world.signed_in() as browser:
        await ask(browser)
        token = await token_in(mailbox)
        as_migrate.execute(change)
        assert (await confirm(browser, token)).status_code == 404


async def test_a_later_link_makes_the_earlier_void(world: World, mailbox: Mailbox) -> None:
    async with world.signed_in() as browser:
        await ask(browser)
        first = await token_in(mailbox)
        await ask(browser)
        second = await token_in(mailbox, 2)
        assert [(await confirm(browser, token)).status_code for token in (first, second)] == [404, 204]


async def test_an_unusable_password_does_not_spend_the_link(world: World, mailbox: Mailbox) -> None:
    async with world.signed_in() as browser:
        await ask(browser)
        token = await token_in(mailbox)
        assert (await confirm(browser, token, "short")).status_code == 400
        assert (await confirm(browser, token)).status_code == 204


async def test_only_the_links_hash_is_stored(world: World, mailbox: Mailbox, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        await ask(browser)
    token = await token_in(mailbox)
    stored = str(as_migrate.execute("SELECT string_agg(r::text, '') FROM password_resets r").fetchone())
    assert token not in stored
    assert token.encode().hex() not in stored


async def test_inactive_users_get_no_mail(world: World, mailbox: Mailbox, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        as_migrate.execute("UPDATE users SET is_active = false")
        await ask(browser)
    assert mailbox.messages == []


async def test_a_mail_server_that_refuses_changes_nothing_in_the_answer(world: World, mailbox: Mailbox) -> None:
    mailbox.refuses = True
    async with world.signed_in() as browser:
        known, unknown = await ask(browser), await ask(browser, "nobody@example.org")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


async def test_nobody_is_flooded(database: Database, mailbox: Mailbox) -> None:
    world = World(database, settings=settings(mail=mailbox.server, account_rate=Rate(2, 600)))
    async with world.signed_in() as browser:
        assert [(await ask(browser)).status_code for _ in range(3)] == [202, 202, 429]
    assert len(mailbox.messages) == 2


async def test_without_mail_the_operator_is_named(database: Database) -> None:
    async with World(database).visitor() as browser:
        answer = await ask(browser)
    assert (answer.status_code, answer.json()["code"]) == (503, "mail_off")
    assert "bespoke users reset-password" in answer.json()["fix"]
