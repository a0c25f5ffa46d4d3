"""The guardian's side: what it takes for a server, and what it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.platform.embedded.conftest import server_pid

from bespoke.platform.embedded import EmbeddedPostgres, watch


def test_program_that_took_over_the_servers_number_is_not_ended(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as bystander:
        (tmp_path / "postmaster.pid").write_text(f"{bystander.pid}\n")
        watch.stop_server(tmp_path)
        assert bystander.poll() is None
        bystander.kill()


@pytest.mark.parametrize("content", [None, "", "no number\n"])
def test_unreadable_process_id_file_stops_nothing(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "postmaster.pid").write_text(content)
    watch.stop_server(tmp_path)


def test_only_a_postgres_at_home_in_the_data_directory_is_a_server(tmp_path: Path) -> None:
    for name, home in (("postgres", tmp_path / "other"), ("sleep", tmp_path / "pgdata")):
        home.mkdir()
        program = shutil.copy("/bin/sleep", tmp_path / name)
        with subprocess.Popen([program, "60"], cwd=home) as process:
            assert list(watch.servers_of(tmp_path / "pgdata")) == []
            process.kill()


def test_server_ends_at_once_when_it_does_not_end_in_time(postgres: EmbeddedPostgres) -> None:
    """No patience: the fast stop is followed by the immediate one."""
    with postgres:
        pid = server_pid(postgres)
        watch.stop_server(postgres.pgdata, patience_s=0)
        watch.stop_server(postgres.pgdata)
        assert not watch.is_server(pid, postgres.pgdata)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs a root that can give up rights")
def test_root_without_the_right_to_trace_sees_the_server(postgres: EmbeddedPostgres) -> None:
    """As in most containers, where /proc hides the working directory of another account's process."""
    script = "import sys, pathlib; from bespoke.platform.embedded import watch; "
    script += "print(*watch.servers_of(pathlib.Path(sys.argv[1])))"
    with postgres:
        limited = ["setpriv", "--bounding-set", "-sys_ptrace", "--inh-caps", "-sys_ptrace"]
        command = [*limited, sys.executable, "-c", script, str(postgres.pgdata)]
        seen = subprocess.run(command, check=True, capture_output=True, text=True)
        assert seen.stdout.split() == [str(server_pid(postgres))]
