"""The accounts behind the real edge, on a database of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.fixtures.accounts import World

from bespoke.platform.database import Database


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    made = World(database)
    yield made
    made.passwords.close()
