"""`bespoke users`: what the operator sees and does."""

from __future__ import annotations

import json

import pytest
from tests.fixtures.server import Server

from bespoke.cli import users
from bespoke.features.accounts.errors import NoSuchUser
from bespoke.platform.database import roles


@pytest.fixture(autouse=True)
def given_server(server: Server, database_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_DATABASE_URL", server.conninfo(database_name, roles.APP))
    monkeypatch.setenv("BESPOKE_DATABASE_MIGRATE_URL", server.conninfo(database_name, roles.MIGRATE))


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    users.list_users(json=True)
    lines: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return lines


def test_a_user_is_made_listed_and_switched_off(capsys: pytest.CaptureFixture[str]) -> None:
    users.create("ada@example.org", name="Ada")
    assert "/reset-password#token=" in capsys.readouterr().out
    users.deactivate("ada@example.org")
    (line,) = listed(capsys)
    assert (line["email"], line["state"], line["last_sign_in"]) == ("ada@example.org", "inactive", "never")
    users.activate("ada@example.org")
    assert listed(capsys)[0]["state"] == "active"
    users.reset_password("ada@example.org")
    assert capsys.readouterr().out.startswith("http://127.0.0.1:8380/reset-password#token=")


def test_an_unknown_user_is_an_error() -> None:
    with pytest.raises(NoSuchUser):
        users.activate("nobody@example.org")
