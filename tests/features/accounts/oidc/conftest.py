"""One provider for all tests of a module, and a world that signs in there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.fixtures.accounts import World, settings
from tests.fixtures.provider import RunningProvider, running_provider

from bespoke.features.accounts.settings import OidcSettings
from bespoke.platform.database import Database


@pytest.fixture(scope="session")
def provider() -> Iterator[RunningProvider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def world(database: Database, provider: RunningProvider) -> World:
    return World(database, settings=settings(oidc=OidcSettings(provider.issuer, "bespoke", "secret")))
