"""The signing secret: kept where Bespoke runs alone, demanded everywhere else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import SecretStr

from bespoke.platform.secrets import UnsafeSecret, derived_key, secret_key
from bespoke.platform.settings import Settings
from bespoke.platform.settings.tree import DatabaseSettings

SERVER = DatabaseSettings(url=SecretStr("postgresql://bespoke_app@db/bespoke"))


def settings(**changes: object) -> Settings:
    return Settings(_env_file=None).model_copy(update=changes)


def test_the_embedded_mode_makes_one_and_keeps_it(tmp_path: Path) -> None:
    first = secret_key(settings(), tmp_path)
    assert len(first) >= 32
    assert secret_key(settings(), tmp_path) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_starters_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: secret_key(settings(), tmp_path), range(8)))
    assert len(found) == 1


def test_a_server_needs_its_own(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSecret, match="BESPOKE_SECRET_KEY"):
        secret_key(settings(database=SERVER), tmp_path)


@pytest.mark.parametrize("weak", ["short", "a" * 64, "change-me-change-me-change-me-change-me"])
def test_weak_secrets_are_refused(weak: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafeSecret):
        secret_key(settings(secret_key=SecretStr(weak)), tmp_path)


def test_each_purpose_has_its_key() -> None:
    assert derived_key(b"x" * 32, "downloads") != derived_key(b"x" * 32, "cookies")
