"""Files in memory, a child process for untrusted work, and the routes of what people write."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from uuid import UUID

import pytest
from httpx2 import AsyncClient
from tests.fixtures.api import api_of
from tests.fixtures.server import Server

from bespoke.features.work import PRELOAD
from bespoke.platform.database import Database, roles
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.storage import BlobStore, open_store


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=1, preload=PRELOAD) as opened:
        yield opened


@pytest.fixture
def blobs() -> BlobStore:
    return open_store("memory://")


@pytest.fixture
async def migrate_database(server: Server, database_name: str) -> AsyncIterator[Database]:
    """As the operator's commands see it."""
    opened = Database(server.conninfo(database_name, roles.MIGRATE))
    yield opened
    await opened.close()


@pytest.fixture
async def api(database: Database, blobs: BlobStore, sandbox: Sandbox, owner: UUID) -> AsyncIterator[AsyncClient]:
    """As the owner; the header `x-owner` may name another."""
    async with api_of(database, blobs, sandbox, owner) as client:
        yield client
