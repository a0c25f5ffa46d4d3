"""Signing in at a provider: who is let in, whose account it opens, and what is refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import psycopg
import pytest
from tests.fixtures.accounts import EMAIL, ORIGIN, PASSWORD, World, settings, sign_in, sign_up
from tests.fixtures.provider import RunningProvider

from bespoke.features.accounts.oidc.sign_in import local_path
from bespoke.features.accounts.operate import create
from bespoke.features.accounts.settings import OidcSettings
from bespoke.platform.database import Database
from bespoke.platform.rates.take import Rate

Connection = psycopg.Connection[tuple[object, ...]]


async def start(client: httpx2.AsyncClient, **query: str) -> str:
    answer = await client.get("/auth/oidc/start", params=query)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def finish(client: httpx2.AsyncClient, back: dict[str, str]) -> httpx2.Response:
    return await client.get("/auth/oidc/callback", params=back)


async def go(client: httpx2.AsyncClient, provider: RunningProvider, subject: str, **query: str) -> httpx2.Response:
    return await finish(client, await provider.consent(await start(client, **query), subject))


async def link(client: httpx2.AsyncClient, provider: RunningProvider, subject: str, **given: str) -> httpx2.Response:
    answer = await client.post("/me/identities", json=given)
    assert answer.status_code == 200, answer.text
    return await finish(client, await provider.consent(answer.json()["url"], subject))


async def me(client: httpx2.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/me")).json()
    return found


async def test_the_way_there_carries_state_nonce_and_a_hashed_verifier(world: World, as_migrate: Connection) -> None:
    async with world.visitor() as browser:
        query = parse_qs(urlsplit(await start(browser)).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == [f"{ORIGIN}/api/v1/auth/oidc/callback"]
    assert query["scope"] == ["openid email profile"]
    stored = as_migrate.execute("SELECT nonce, verifier, encode(key, 'hex') FROM oidc_states").fetchone() or ()
    assert query["nonce"] == [stored[0]]
    assert str(stored[1]) not in str(query)
    assert query["state"][0] not in str(stored)


async def test_a_new_person_gets_an_account_and_finds_it_again(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as browser, world.visitor() as phone:
        answer = await go(browser, provider, "ada", return_to="/resumes?page=2")
        assert (answer.status_code, answer.headers["location"]) == (303, "/resumes?page=2")
        first = await me(browser)
        assert (first["email"], first["name"], first["has_password"]) == (EMAIL, "Ada Lovelace", False)
        assert first["is_email_verified"]
        await go(phone, provider, "ada")
        assert (await me(phone))["id"] == first["id"]


async def test_a_proven_account_of_the_same_verified_address_is_linked(
    world: World, provider: RunningProvider, migrate_database: Database
) -> None:
    created = await create(migrate_database, world.settings, email=EMAIL)
    async with world.visitor() as browser:
        assert (await go(browser, provider, "ada")).status_code == 303
        assert (await me(browser))["id"] == str(created.owner_id)


async def test_an_account_that_anybody_may_have_made_is_not_opened(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as browser, world.visitor() as squatter:
        await sign_up(squatter)
        answer = await go(browser, provider, "ada")
        assert (answer.status_code, answer.json()["code"]) == (409, "unproven_email")
        assert (await browser.get("/me")).status_code == 401


async def test_who_is_signed_in_adds_the_provider_to_the_account(world: World, provider: RunningProvider) -> None:
    async with world.signed_in("grace@example.org") as browser, world.visitor() as phone:
        owner = (await me(browser))["id"]
        assert (await link(browser, provider, "silent", password=PASSWORD)).status_code == 303
        await go(phone, provider, "silent")
        assert (await me(phone))["id"] == (await me(browser))["id"] == owner


async def test_a_person_of_one_account_is_not_added_to_another(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as first, world.signed_in("grace@example.org") as second:
        await go(first, provider, "ada")
        answer = await link(second, provider, "ada", password=PASSWORD)
        assert (answer.status_code, answer.json()["code"]) == (409, "linked_elsewhere")


async def test_linking_needs_somebody_signed_in(world: World) -> None:
    async with world.visitor() as browser:
        assert (await browser.post("/me/identities", json={})).status_code == 401


async def test_no_address_that_another_site_can_open_links_the_provider(
    world: World, provider: RunningProvider, as_migrate: Connection
) -> None:
    async with world.signed_in("grace@example.org") as browser:
        await start(browser, link="true")
        assert as_migrate.execute("SELECT owner_id FROM oidc_states").fetchall() == [(None,)]
        foreign = await browser.post("/me/identities", json={}, headers={"Sec-Fetch-Site": "cross-site"})
        assert (foreign.status_code, foreign.json()["code"]) == (403, "cross_site")


async def test_linking_needs_the_password_or_a_fresh_sign_in(
    world: World, provider: RunningProvider, as_migrate: Connection
) -> None:
    async with world.signed_in("grace@example.org") as browser:
        as_migrate.execute("UPDATE user_sessions SET created_at = clock_timestamp() - interval '11 minutes'")
        for given, status, code in (({}, 403, "fresh_sign_in_needed"), ({"password": "x"}, 401, "wrong_credentials")):
            answer = await browser.post("/me/identities", json=given)
            assert (answer.status_code, answer.json()["code"]) == (status, code)
        await sign_in(browser, "grace@example.org")
        assert (await link(browser, provider, "silent")).status_code == 303


@pytest.mark.parametrize("subject", ["unverified", "silent", "almost"])
async def test_an_address_that_the_provider_does_not_call_verified_opens_nothing(
    world: World, provider: RunningProvider, subject: str, migrate_database: Database
) -> None:
    await create(migrate_database, world.settings, email="grace@hopper.example")
    async with world.visitor() as browser:
        answer = await go(browser, provider, subject)
        assert (answer.status_code, answer.json()["code"]) == (403, "email_not_allowed")


async def test_the_subject_names_the_person_and_not_the_address(world: World, provider: RunningProvider) -> None:
    """The second person has the first one's address at the provider; it is proven, so it is one account, linked."""
    async with world.visitor() as browser, world.visitor() as other:
        await go(browser, provider, "ada")
        await go(other, provider, "impostor")
        assert (await me(other))["id"] == (await me(browser))["id"]


async def test_the_way_back_is_gone_once(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as browser:
        back = await provider.consent(await start(browser), "ada")
        assert (await finish(browser, back)).status_code == 303
        again = await finish(browser, back)
        assert (again.status_code, again.json()["code"]) == (401, "sign_in_expired")


async def test_only_the_browser_that_left_may_come_back(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as victim, world.visitor() as attacker:
        back = await provider.consent(await start(attacker), "ada")
        assert (await finish(victim, back)).status_code == 401
        await start(victim)
        assert (await finish(victim, back)).status_code == 401
        assert (await victim.get("/me")).status_code == 401


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE oidc_states SET nonce = 'another'", "provider_refused"),
        ("UPDATE oidc_states SET expires_at = clock_timestamp()", "sign_in_expired"),
        ("DELETE FROM oidc_states", "sign_in_expired"),
    ],
)
async def test_a_way_back_that_does_not_fit_the_way_there_is_refused(
    world: World, provider: RunningProvider, as_migrate: Connection, change: str, code: str
) -> None:
    async with world.visitor() as browser:
        back = await provider.consent(await start(browser), "ada")
        as_migrate.execute(change)
        answer = await finish(browser, back)
        assert (answer.status_code, answer.json()["code"]) == (401, code)
        assert (await browser.get("/me")).status_code == 401


async def test_a_made_up_code_or_none_is_refused(world: World, provider: RunningProvider) -> None:
    async with world.visitor() as browser:
        for code in ("made-up", ""):
            back = await provider.consent(await start(browser), "ada")
            answer = await finish(browser, {**back, "code": code})
            assert (answer.status_code, answer.json()["code"]) == (401, "provider_refused")


async def test_only_the_allowed_domains_may_sign_in(database: Database, provider: RunningProvider) -> None:
    picky = OidcSettings(provider.issuer, "bespoke", "secret", allowed_domains=("Turing.example",))
    async with World(database, settings=settings(oidc=picky)).visitor() as browser:
        assert (await go(browser, provider, "ada")).json()["code"] == "email_not_allowed"


async def test_no_account_is_made_where_the_operator_makes_them(database: Database, provider: RunningProvider) -> None:
    strict = OidcSettings(provider.issuer, "bespoke", "secret", makes_accounts=False)
    async with World(database, settings=settings(oidc=strict)).visitor() as browser:
        assert (await go(browser, provider, "ada")).json()["code"] == "sign_up_closed"


async def test_a_deactivated_user_is_not_let_in(
    world: World, provider: RunningProvider, as_migrate: Connection
) -> None:
    async with world.visitor() as browser:
        await go(browser, provider, "ada")
        as_migrate.execute("UPDATE users SET is_active = false")
        assert (await go(browser, provider, "ada")).status_code == 401


async def test_a_password_sign_in_is_still_possible_beside_it(world: World) -> None:
    async with world.visitor() as browser:
        await sign_up(browser)
        assert (await sign_in(browser)).status_code == 200


async def test_the_provider_is_called_what_the_operator_calls_it(database: Database, provider: RunningProvider) -> None:
    named = OidcSettings(provider.issuer, "bespoke", "secret", label="Acme's own")
    async with World(database, settings=settings(oidc=named)).visitor() as browser:
        means = (await browser.get("/auth/means")).json()
    assert (means["oidc"], means["oidc_label"]) == (True, "Acme's own")


async def test_without_a_provider_there_is_no_such_way(database: Database) -> None:
    async with World(database).visitor() as browser:
        answer = await browser.get("/auth/oidc/start")
        assert (answer.status_code, answer.json()["code"]) == (404, "provider_off")


async def test_one_peer_cannot_start_sign_ins_without_end(database: Database, provider: RunningProvider) -> None:
    oidc = OidcSettings(provider.issuer, "bespoke", "secret")
    async with World(database, settings=settings(oidc=oidc, peer_rate=Rate(2, 600))).visitor() as browser:
        answers = [(await browser.get("/auth/oidc/start")).status_code for _ in range(3)]
    assert answers == [303, 303, 429]


@pytest.mark.parametrize(
    "path", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "", "/a\nb", "/" + "x" * 600]
)
def test_nobody_is_sent_to_another_site(path: str) -> None:
    assert local_path(path) == "/"
