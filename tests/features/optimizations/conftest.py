"""A studio with clients for two people."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection
from tests.fixtures.optimizing import Studio, opened

from bespoke.platform.database import Database


@pytest.fixture
async def studio(
    database: Database, worker_database: Database, as_migrate: Connection, owner: UUID, other_owner: UUID
) -> AsyncIterator[Studio]:
    async with opened(Studio(database, worker_database, as_migrate, owner), other_owner) as made:
        yield made
