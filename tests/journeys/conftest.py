"""The product as these journeys meet it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server


@pytest.fixture
async def product(server: Server, database_name: str, tmp_path: Path) -> AsyncIterator[Product]:
    """In accounts mode."""
    async with running(settings_for(server, database_name, tmp_path)) as started:
        yield started
