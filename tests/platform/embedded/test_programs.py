"""PostgreSQL's programs: where they are missing, what they are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bespoke.platform.embedded.errors import ProgramFailed
from bespoke.platform.embedded.programs import Programs, bundled_programs, plain_environment

# Everything else is loaded first: only our own package shall believe that this is Windows.
_WINDOWS = """
import sys, asyncio, subprocess, tempfile, psycopg, platformdirs
sys.platform = "win32"
sys.modules["fcntl"] = sys.modules["pwd"] = None
from pathlib import Path
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.errors import EmbeddedUnavailable
try:
    EmbeddedPostgres(Path("data"))
except EmbeddedUnavailable as error:
    print(error.fix)
"""


def test_windows_is_told_to_name_a_server() -> None:
    said = subprocess.run([sys.executable, "-c", _WINDOWS], check=True, capture_output=True, text=True)
    assert said.stdout == "Set BESPOKE_DATABASE_URL to a PostgreSQL server.\n"


def test_missing_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match=r"initdb cannot be run: No such file"):
        Programs(tmp_path).run("initdb")


def test_program_that_hangs_is_ended(tmp_path: Path) -> None:
    hanging = tmp_path / "pg_ctl"
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    hanging.chmod(0o755)
    with pytest.raises(ProgramFailed, match=r"pg_ctl did not end within 0\.1 s"):
        Programs(tmp_path).run("pg_ctl", timeout_s=0.1)


def test_failure_tells_what_the_program_said() -> None:
    with pytest.raises(ProgramFailed, match=r"psql ended with 1: .*unrecognized option '--nonsense'"):
        bundled_programs().run("psql", "--nonsense")


@pytest.mark.parametrize("name", ["initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore", "psql"])
def test_bundle_holds_the_program(name: str) -> None:
    assert bundled_programs().path(name).is_file()


def test_processes_that_outlive_us_learn_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_SECRET_KEY", "hidden")
    monkeypatch.setenv("PGPORT", "6000")
    assert not {"BESPOKE_SECRET_KEY", "PGPORT"} & set(plain_environment())
