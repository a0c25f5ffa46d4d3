"""Fixtures of every room: a database of its own for each test that asks for one, and owners in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from bespoke.platform.database import Database, roles
from bespoke.platform.database.database import PoolLimits
from bespoke.platform.ids import new_id
from bespoke.platform.storage import CloudAccess
from tests.fixtures.bucket import running_bucket
from tests.fixtures.server import Server, running_server

# Laws are checked on what was generated, not on how long a busy machine took over it. A law takes its settings where it
# is defined, so they must stand before any folder of tests is entered.
settings.register_profile(
    "bespoke", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("bespoke")
# The product's own limits would answer "busy" where many tests share two processors.
_LIMITS = PoolLimits(connections=4, overflow=4, wait_s=60.0, lock_timeout_s=30.0, statement_timeout_s=60.0)

_TESTS = Path(__file__).parent
_RUNNING_MARKS = ("browser", "slow")
_RUNNING_ROOMS = {"bench", "chaos", "cli", "features", "journeys", "mcp", "platform", "web"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of running things (browsers, processes, threads, servers) may fail by the turns a busy machine gives them.

    It is tried once more, and the end of the run names it. One that is named again and again is a bug, in it or in the
    product. What only computes gets no second try.
    """
    for item in items:
        room = item.path.relative_to(_TESTS).parts[0]
        if room in _RUNNING_ROOMS or any(item.get_closest_marker(name) for name in _RUNNING_MARKS):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def s3() -> Iterator[CloudAccess]:
    with running_bucket() as bucket:
        yield bucket


@pytest.fixture
def database_name(server: Server) -> Iterator[str]:
    name = server.clone()
    yield name
    server.drop(name)


@pytest.fixture
async def database(server: Server, database_name: str) -> AsyncIterator[Database]:
    """As the app's role sees it."""
    opened = Database(server.conninfo(database_name, roles.APP), _LIMITS)
    yield opened
    await opened.close()


@pytest.fixture
async def worker_database(server: Server, database_name: str) -> AsyncIterator[Database]:
    """As the worker's role sees it."""
    opened = Database(server.conninfo(database_name, roles.WORKER), _LIMITS)
    yield opened
    await opened.close()


@pytest.fixture
def as_migrate(server: Server, database_name: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection that sees every owner's rows, for looking at what is really stored."""
    with psycopg.connect(server.conninfo(database_name, roles.MIGRATE), autocommit=True) as connection:
        yield connection


def make_owner(connection: psycopg.Connection[tuple[object, ...]], email: str) -> UUID:
    owner = new_id()
    connection.execute("INSERT INTO users (owner_id, email) VALUES (%s, %s)", (owner, email))
    return owner


@pytest.fixture
def owner(as_migrate: psycopg.Connection[tuple[object, ...]]) -> UUID:
    return make_owner(as_migrate, "ada@example.org")


@pytest.fixture
def other_owner(as_migrate: psycopg.Connection[tuple[object, ...]]) -> UUID:
    return make_owner(as_migrate, "grace@example.org")
