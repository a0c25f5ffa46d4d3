"""The accounts behind the real edge, on a database of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from tests.fixtures.accounts import World
from tests.fixtures.server import Server

from bespoke.platform.database import Database, roles


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    made = World(database)
    yield made
    made.passwords.close()


@pytest.fixture
async def migrate_database(server: Server, database_name: str) -> AsyncIterator[Database]:
    """As the operator's commands see it."""
    opened = Database(server.conninfo(database_name, roles.MIGRATE))
    yield opened
    await opened.close()
