"""`bespoke users`: what the operator sees and does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from tests.fixtures.server import Server

from bespoke.cli import users
from bespoke.features.accounts.errors import NoSuchUser
from bespoke.features.accounts.settings import AccountSettings
from bespoke.platform.database import Database, roles


@pytest.fixture
async def migrate_database(server: Server, database_name: str) -> AsyncIterator[Database]:
    opened = Database(server.conninfo(database_name, roles.MIGRATE))
    yield opened
    await opened.close()


async def test_a_user_is_made_listed_and_switched_off(
    migrate_database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = AccountSettings()
    await users.create_user(migrate_database, settings, "ada@example.org", name="Ada")
    assert "/reset-password#token=" in capsys.readouterr().out
    await users.deactivate_user(migrate_database, "ada@example.org")
    await users.list_users(migrate_database)
    line = capsys.readouterr().out.splitlines()[-1].split("\t")
    assert (line[0], line[1], line[3]) == ("ada@example.org", "inactive", "never")
    await users.activate_user(migrate_database, "ada@example.org")
    await users.reset_password(migrate_database, settings, "ada@example.org")
    assert capsys.readouterr().out.splitlines()[-1].startswith("http://127.0.0.1:8380/reset-password#token=")


async def test_an_unknown_user_is_an_error(migrate_database: Database) -> None:
    with pytest.raises(NoSuchUser):
        await users.activate_user(migrate_database, "nobody@example.org")
