"""Data roots that the server's account can reach, and processes that use a server there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from tests.fixtures.places import quick_place

import bespoke
from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.paths import is_traversable
from bespoke.platform.embedded.watch import servers_of

LINGER_S = 0.2
# Ours and the installed packages; the standard library is each Python's own.
_IMPORTS = [str(Path(bespoke.__file__).parents[1]), str(Path(psycopg.__file__).parents[1])]
# No test here cuts the power.
FAST = {"fsync": "off"}
_USER = f"""
import sys
from pathlib import Path
from bespoke.platform.embedded import EmbeddedPostgres
postgres = EmbeddedPostgres(Path(sys.argv[1]), linger_s={LINGER_S}, settings={FAST}).start()
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """Every account may pass through it, unlike pytest's own folders. What still runs below it is ended afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="bespoke-test-", dir=quick_place()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        for pid in running_below(folder):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        until(lambda: not running_below(folder), "what ran there has ended")
        shutil.rmtree(folder)


def running_below(folder: Path) -> list[int]:
    """Servers at home there, and processes that name it: guardians, programs of PostgreSQL, users."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_zombie = process.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
            named = os.fsencode(folder) in process.joinpath("cmdline").read_bytes()
            at_home = folder in process.joinpath("cwd").readlink().parents
            if not is_zombie and (named or at_home) and int(process.name) != os.getpid():
                found.append(int(process.name))
    return found


def until(condition: Callable[[], bool], what: str, *, timeout_s: float = 60) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.02)


def python_for_all() -> str | None:
    """One of our version that every account can run."""
    system = shutil.which(f"python3.{sys.version_info.minor}", path="/usr/local/bin:/usr/bin")
    return next((found for found in (sys.executable, system) if found and is_traversable(Path(found))), None)


def server_pid(postgres: EmbeddedPostgres) -> int:
    pid = int(postgres.pgdata.joinpath("postmaster.pid").read_text().splitlines()[0])
    assert pid in servers_of(postgres.pgdata)
    return pid


@dataclass(frozen=True)
class User:
    """Another process that uses the server."""

    process: subprocess.Popen[str]

    def wait_ready(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def leave(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def users(root: Path, *, count: int = 1, account: str | None = None, python: str | None = None) -> Iterator[list[User]]:
    """Started together; those that a test did not end leave afterwards."""
    command = [python or sys.executable, "-c", _USER, str(root)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(_IMPORTS), "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    started = [
        User(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, user=account, cwd="/", env=env))
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for user in started:
            if user.process.poll() is None:
                user.kill()


@pytest.fixture
def folder() -> Iterator[Path]:
    with reachable_folder() as made:
        yield made


@pytest.fixture(scope="session")
def _made_once() -> Iterator[Path]:
    """A stopped database, to be copied: making one takes most of a second."""
    with reachable_folder() as made:
        with EmbeddedPostgres(made / "root", linger_s=0, settings=FAST):
            pass
        until(lambda: not running_below(made), "the server stopped")
        yield made / "root"


@pytest.fixture
def root(folder: Path, _made_once: Path) -> Path:
    """With a database in it that does not run."""
    subprocess.run(["cp", "-a", str(_made_once), str(folder / "root")], check=True)
    return folder / "root"


@pytest.fixture
def postgres(root: Path) -> Iterator[EmbeddedPostgres]:
    """Not started."""
    made = EmbeddedPostgres(root, linger_s=LINGER_S, settings=FAST)
    yield made
    made.release()
