"""A studio with clients for two people."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from tests.fixtures.jobs import Connection
from tests.fixtures.optimizing import PATIENT, Studio, opened

from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.platform.database import Database


@pytest.fixture
def deadlines() -> Deadlines:
    """How long a model may take; a test of its silence gives shorter ones."""
    return PATIENT


@pytest.fixture
async def studio(
    database: Database,
    worker_database: Database,
    as_migrate: Connection,
    owner: UUID,
    other_owner: UUID,
    deadlines: Deadlines,
) -> AsyncIterator[Studio]:
    made = Studio(database, worker_database, as_migrate, owner, deadlines=deadlines)
    async with opened(made, other_owner) as ready:
        yield ready
