"""The product as these journeys meet it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.fixtures.product import Product, running, settings_for
from tests.fixtures.server import Server

from bespoke.platform.settings.tree import AiSettings


@pytest.fixture
async def product(server: Server, database_name: str, tmp_path: Path) -> AsyncIterator[Product]:
    """In accounts mode, with a model that nobody asks."""
    ai = AiSettings(provider="openai", model="m", allow_owner_keys=True)
    async with running(settings_for(server, database_name, tmp_path, ai=ai)) as started:
        yield started
