"""The product with its tools, and an agent inside the process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from uuid import UUID

import pytest
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server
from tests.fixtures.tools import Agent, new_owner, office_of, working

from bespoke.mcp.server import make_server
from bespoke.platform.actor import Actor
from mcp import Client


@pytest.fixture
async def product(server: Server, database_name: str, tmp_path: Path) -> AsyncIterator[Product]:
    async with running(settings_for(server, database_name, tmp_path)) as started:
        yield started


@pytest.fixture
async def worker(product: Product) -> AsyncIterator[None]:
    async with working(product.place, product.app):
        yield


@pytest.fixture
async def ada(product: Product) -> UUID:
    return await new_owner(product.database, "ada@example.org")


@pytest.fixture
def agent(product: Product) -> Agent:
    def connect(owner: UUID, *, writes: bool = True) -> AbstractAsyncContextManager[Client]:
        actor = Actor(owner, "api_key", frozenset(("read", "write") if writes else ("read",)))
        return Client(make_server(office_of(product.app, actor), writes=writes))

    return connect
