"""One's own account."""

from __future__ import annotations

import psycopg
from tests.fixtures.accounts import EMAIL, World

Connection = psycopg.Connection[tuple[object, ...]]


async def test_it_shows_the_account_and_no_hash(world: World) -> None:
    async with world.signed_in() as browser:
        me = (await browser.get("/me")).json()
    assert (me["email"], me["name"], me["has_password"], me["means"]) == (EMAIL, "Ada", True, "session")
    assert me["scopes"] == ["account", "read", "write"]
    assert not [name for name in me if "hash" in name]


async def test_settings_are_merged_and_a_null_removes(world: World) -> None:
    async with world.signed_in() as browser:
        await browser.patch("/me", json={"settings": {"theme": "dark", "page": {"size": "A4"}}})
        changed = (await browser.patch("/me", json={"name": " Ada L. ", "settings": {"theme": None, "x": 1}})).json()
        assert (changed["name"], changed["settings"]) == ("Ada L.", {"page": {"size": "A4"}, "x": 1})
        assert (await browser.get("/me")).json() == changed


async def test_settings_cannot_grow_without_end(world: World) -> None:
    async with world.signed_in() as browser:
        answer = await browser.patch("/me", json={"settings": {"x": "y" * 20_000}})
        assert (answer.status_code, answer.json()["code"]) == (400, "settings_too_large")
        assert (await browser.patch("/me", json={"email": "other@example.org"})).status_code == 400


async def test_a_change_is_in_the_audit_trail_without_its_content(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        await browser.patch("/me", json={"name": "Countess"})
    told = as_migrate.execute("SELECT payload, actor FROM events WHERE type = 'account.changed'").fetchall()
    assert told == [({"fields": ["name"]}, "session")]
