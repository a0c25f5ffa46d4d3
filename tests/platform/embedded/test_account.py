"""Running as root: an account of its own, and nobody else's folders changed."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.account import ACCOUNT, ensure_account, own_root
from bespoke.platform.embedded.errors import EmbeddedUnavailable, UnsuitableDirectory

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="for root only")


@as_root
def test_server_runs_as_the_account_in_a_root_that_stays_roots(postgres: EmbeddedPostgres) -> None:
    with postgres:
        assert postgres.pgdata.owner() == ACCOUNT
        assert postgres.sockets.owner() == ACCOUNT
        assert (postgres.root.owner(), postgres.root.group()) == ("root", ACCOUNT)
        assert stat.S_IMODE(postgres.root.stat().st_mode) == 0o750


@as_root
def test_place_that_the_account_cannot_enter_is_refused_and_left_as_it_is(folder: Path) -> None:
    private = folder / "private"
    private.mkdir(mode=0o700)
    with pytest.raises(UnsuitableDirectory, match="cannot be entered") as refused:
        own_root(private / "root")
    assert "/var/lib/bespoke" in refused.value.fix
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_account_that_cannot_be_made_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EmbeddedUnavailable, match="bespoke-none is missing") as refused:
        ensure_account("bespoke-none")
    assert "BESPOKE_DATABASE_URL" in refused.value.fix


@as_root
def test_database_of_another_account_is_refused_and_left_as_it_is(folder: Path) -> None:
    pgdata = folder / "root" / "pgdata"
    pgdata.mkdir(parents=True)
    for place in (pgdata, pgdata.parent):
        shutil.chown(place, "nobody")
    with pytest.raises(UnsuitableDirectory, match="belongs to the account nobody"):
        own_root(pgdata.parent)
    assert pgdata.parent.owner() == "nobody"


def test_root_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnsuitableDirectory, match="cannot be made or owned"):
        own_root(tmp_path / "file" / "root")
