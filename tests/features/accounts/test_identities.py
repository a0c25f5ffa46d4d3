"""Sign-in identities: shown to their owner alone, removed with all that came in by them, and never the last way in."""

from __future__ import annotations

import asyncio
from uuid import UUID

import httpx2
import psycopg
from tests.fixtures.accounts import World

from bespoke.features.accounts.identities import identity_key
from bespoke.platform.ids import new_id

Connection = psycopg.Connection[tuple[object, ...]]
ISSUER = "https://id.example"


async def link(connection: Connection, client: httpx2.AsyncClient, subject: str) -> UUID:
    """As a return from the provider would have."""
    owner, identity = (await client.get("/me")).json()["id"], new_id()
    row = "INSERT INTO identities (owner_id, id, issuer, subject, email) VALUES (%s, %s, %s, %s, 'ada@id.example')"
    connection.execute(row, (owner, identity, ISSUER, subject))
    connection.execute("INSERT INTO directory VALUES ('identity', %s, %s)", (identity_key(ISSUER, subject), owner))
    return identity


async def test_they_are_listed_and_gone_once_removed(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in() as elsewhere:
        kept, gone = [await link(as_migrate, browser, subject) for subject in ("a", "b")]
        listed = (await browser.get("/me/identities")).json()["items"]
        assert [(one["id"], one["issuer"], one["email"]) for one in listed] == [
            (str(identity), ISSUER, "ada@id.example") for identity in (gone, kept)
        ]
        assert (await browser.delete(f"/me/identities/{gone}")).status_code == 204
        assert [one["id"] for one in (await browser.get("/me/identities")).json()["items"]] == [str(kept)]
        assert (await elsewhere.get("/me")).status_code == 401
    directory = as_migrate.execute("SELECT key FROM directory WHERE kind = 'identity'").fetchall()
    assert directory == [(identity_key(ISSUER, "a"),)]
    told = as_migrate.execute("SELECT type, subject_id FROM events ORDER BY seq DESC LIMIT 1").fetchall()
    assert told == [("identity.unlinked", gone)]


async def test_anothers_identity_is_as_unknown_as_none(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser, world.signed_in("grace@example.org") as other:
        foreign = await link(as_migrate, other, "a")
        answers = [await browser.delete(f"/me/identities/{one}") for one in (foreign, new_id())]
        assert [(one.status_code, one.json()["code"]) for one in answers] == [(404, "no_such_identity")] * 2
        assert (await browser.get("/me/identities")).json()["items"] == []


async def test_the_last_way_in_is_kept_also_when_two_go_at_once(world: World, as_migrate: Connection) -> None:
    async with world.signed_in() as browser:
        both = [await link(as_migrate, browser, subject) for subject in ("a", "b")]
        as_migrate.execute("UPDATE users SET password_hash = NULL")
        answers = await asyncio.gather(*(browser.delete(f"/me/identities/{one}") for one in both))
        assert sorted(one.status_code for one in answers) == [204, 409]
        assert len((await browser.get("/me/identities")).json()["items"]) == 1
    assert as_migrate.execute("SELECT count(*) FROM directory WHERE kind = 'identity'").fetchone() == (1,)
