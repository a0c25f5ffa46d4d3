"""A process-id file that outlived its server: its number may be a zombie's, or another program's by now."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bespoke.platform.embedded.errors import ServerStuck

_PROC = Path("/proc")


def clear_stale(pgdata: Path, sockets: Path, *, is_alive: Callable[[], bool], timeout_s: float) -> None:
    """Remove what a dead server left. The caller holds the start lock, so no server of ours is starting.

    A server that still runs on this data but does not answer yet is waited for.
    """
    pid_file = pgdata / "postmaster.pid"
    deadline = time.monotonic() + timeout_s
    while pid_file.exists():
        running = sorted(_servers_of(pgdata))
        if not running:
            for left in (pid_file, sockets / ".s.PGSQL.5432.lock", sockets / ".s.PGSQL.5432"):
                left.unlink(missing_ok=True)
            return
        if is_alive():
            return
        if time.monotonic() > deadline:
            raise ServerStuck(
                f"PostgreSQL processes {running} hold {pgdata} but do not answer.",
                fix="Look at the newest log in its folder `log`; end those processes if they hang, then start again.",
            )
        time.sleep(0.05)


def _servers_of(pgdata: Path) -> Iterator[int]:
    """Living PostgreSQL processes at home in the data directory: the server and its backends all move there."""
    return _from_lsof(pgdata) if sys.platform == "darwin" else _from_proc(pgdata)


def _from_proc(pgdata: Path) -> Iterator[int]:
    for process in _PROC.iterdir():
        if not process.name.isdigit():
            continue
        try:
            name, _, rest = process.joinpath("stat").read_text().partition("(")[2].rpartition(")")
            if name == "postgres" and rest.split()[0] != "Z" and process.joinpath("cwd").readlink() == pgdata:
                yield int(process.name)
        except OSError:
            continue


def _from_lsof(pgdata: Path) -> Iterator[int]:
    """On macOS, which has no /proc."""
    command = ["lsof", "-a", "-c", "postgres", "-d", "cwd", "-Fpn"]
    listed = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603  # a constant command
    pid = 0
    for line in listed.stdout.splitlines():
        if line.startswith("p"):
            pid = int(line[1:])
        elif line == f"n{pgdata}":
            yield pid
