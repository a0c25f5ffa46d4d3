"""Settings: read from plain variables, and refused by name without their value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.platform.settings import read_settings
from bespoke.platform.settings.tree import InvalidSetting


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings()
    assert settings.is_embedded
    assert settings.server.host == "127.0.0.1"


def test_groups_are_set_by_plain_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_DATABASE_URL", "postgresql://bespoke_app@db/bespoke")
    monkeypatch.setenv("BESPOKE_DATABASE_STATEMENT_TIMEOUT_S", "3")
    monkeypatch.setenv("BESPOKE_SERVER_ALLOWED_HOSTS", "a.example.org, b.example.org")
    monkeypatch.setenv("BESPOKE_DATA_DIR", "/srv/bespoke")
    settings = read_settings()
    assert not settings.is_embedded
    assert settings.database.statement_timeout_s == 3
    assert settings.server.allowed_hosts == ("a.example.org", "b.example.org")
    assert settings.data_dir == Path("/srv/bespoke")


def test_a_file_in_the_folder_sets_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BESPOKE_SERVER_PORT=9000\n")
    assert read_settings().server.port == 9000


def test_a_wrong_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_SERVER_PORT", "s3cret")
    with pytest.raises(InvalidSetting) as caught:
        read_settings()
    assert "BESPOKE_SERVER_PORT" in caught.value.detail
    assert "s3cret" not in caught.value.detail


def test_secrets_do_not_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_DATABASE_URL", "postgresql://bespoke_app:hunter2@db/bespoke")
    assert "hunter2" not in repr(read_settings())
