"""The tools over real streamable HTTP, with keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from tests.fixtures.product import settings_for
from tests.fixtures.server import Server
from tests.fixtures.tools import agent_at, called, listening, main_job, new_key, new_owner, working

from bespoke.features.accounts.api_keys import revoke_key
from bespoke.features.templates.seed import seed_templates
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database, roles
from bespoke.platform.place import Place
from bespoke.platform.settings import Settings
from bespoke.platform.settings.tree import ServerSettings
from bespoke.web.wire import build_app

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def place_of(settings: Settings) -> Place:
    assert settings.data_dir is not None
    return Place(settings, settings.data_dir)


@asynccontextmanager
async def served(place: Place) -> AsyncIterator[tuple[str, FastAPI]]:
    app = build_app(place, address="http://127.0.0.1")
    async with listening(app) as address:
        yield address, app


@pytest.fixture
def place(server: Server, database_name: str, tmp_path: Path) -> Place:
    settings = settings_for(server, database_name, tmp_path)
    place = place_of(settings.model_copy(update={"server": ServerSettings(mcp=True)}))
    seed_templates(place.url(roles.MIGRATE))
    return place


@pytest.fixture
async def ada(database: Database) -> UUID:
    return await new_owner(database, "ada@example.org")


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_an_agent_does_the_main_job_with_a_key(place: Place, database: Database, ada: UUID, mode: str) -> None:
    _, key = await new_key(database, ada, "read", "write")
    async with served(place) as (address, app), working(place, app), agent_at(address, key, mode) as client:
        assert (await main_job(client)).startswith(b"%PDF-")
        exported = (await called(client, "list_exports"))["items"][0]
        async with httpx2.AsyncClient() as browser:
            link = exported["download_url"].replace("http://127.0.0.1/", f"{address}/")
            assert (await browser.get(link)).content.startswith(b"%PDF-")


async def test_a_key_that_reads_is_offered_and_may_call_only_what_reads(
    place: Place, database: Database, ada: UUID
) -> None:
    _, key = await new_key(database, ada, "read")
    async with served(place) as (address, _), agent_at(address, key) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        assert "list_resumes" in names
        assert "import_resume" not in names
        assert (await called(client, "list_resumes"))["items"] == []
        answer = await client.call_tool("create_posting", {"text": "Analyst"})
        assert answer.is_error
        assert (await called(client, "list_postings"))["items"] == []


async def test_who_has_no_key_that_holds_is_refused(place: Place, database: Database, ada: UUID) -> None:
    key_id, key = await new_key(database, ada, "read", "write")
    async with database.transaction(ada) as session:
        await revoke_key(session, Actor(ada, "session"), key_id=key_id)
    async with served(place) as (address, _), httpx2.AsyncClient(base_url=address, headers=ACCEPT) as client:
        for headers in ({}, {"Cookie": "__Host-bespoke=x"}, {"Authorization": f"Bearer {key}"}):
            answer = await client.post("/mcp", json=LIST, headers=headers)
            assert answer.status_code == 401, headers
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert answer.headers["content-type"] == "application/problem+json"


async def test_the_edge_guards_it_as_it_guards_the_routes(place: Place, database: Database, ada: UUID) -> None:
    _, key = await new_key(database, ada, "read", "write")
    known = {**ACCEPT, "Authorization": f"Bearer {key}"}
    async with served(place) as (address, _), httpx2.AsyncClient(base_url=address, headers=known) as client:
        assert (await client.post("/mcp", json=LIST, headers={"Host": "evil.example"})).status_code == 400
        assert (await client.get("/mcp")).status_code == 405
        assert (await client.delete("/mcp")).status_code == 405
        assert (
            await client.post("/mcp", content=b"{", headers={"Content-Type": "application/json"})
        ).status_code == 400
        twice = b'{"jsonrpc":"2.0","id":1,"id":2,"method":"tools/list"}'
        assert (await client.post("/mcp", content=twice)).status_code == 400
        assert (await client.post("/mcp", json={**LIST, "params": {"x": "a" * 8_000_001}})).status_code == 413


async def test_it_is_off_unless_it_was_switched_on(server: Server, database_name: str, tmp_path: Path) -> None:
    place = place_of(settings_for(server, database_name, tmp_path))
    async with served(place) as (address, _), httpx2.AsyncClient(base_url=address) as client:
        assert (await client.post("/mcp", json=LIST)).status_code == 404
