"""The guardian itself: it waits until nobody uses the server any more, then stops it.

It runs alone and detached, as `python -I -S watch.py`, for as long as the server does. So it needs the standard library
only and stays small, and it stops the server by signals: the programs of an installation may be gone by then.

A server is known by its process: called `postgres`, no zombie, at home in the data directory (the server and its
backends all move there). The number in `postmaster.pid` alone proves nothing, for it may belong to another program by
now. Linux tells this in /proc. Other systems are asked by `lsof`.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_PROC = Path("/proc")
_PATIENCE_S = 60.0


def watch(root: Path, *, linger_s: float, guard: int) -> None:
    """`guard` is the descriptor of the guard lock, which the starter took and handed on."""
    while True:
        os.close(_locked(root / "users.lock"))
        time.sleep(linger_s)
        start = _locked(root / "start.lock")
        if _is_free(root / "users.lock"):
            stop_server(root / "pgdata")
            # Given up before the start lock: a starter who waits for that must not take us for a guardian of its own.
            os.close(guard)
            os.close(start)
            return
        os.close(start)


def stop_server(pgdata: Path, *, patience_s: float = _PATIENCE_S) -> None:
    """Fast, that is with a last checkpoint; where that takes too long, at once, and the next start recovers."""
    for how in (signal.SIGINT, signal.SIGQUIT):
        pid = _server_pid(pgdata)
        if pid is None:
            return
        os.kill(pid, how)
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline and is_server(pid, pgdata):
            time.sleep(0.02)


def servers_of(pgdata: Path) -> Iterator[int]:
    """Living PostgreSQL processes of the data directory. Raises OSError where the system does not tell."""
    if not _PROC.joinpath("self", "stat").exists():
        yield from _from_lsof(pgdata)
        return
    for process in _PROC.iterdir():
        if process.name.isdigit() and _is_at_home(process, pgdata):
            yield int(process.name)


def is_server(pid: int, pgdata: Path) -> bool:
    return pid in servers_of(pgdata)


def _is_at_home(process: Path, pgdata: Path) -> bool:
    try:
        name, _, rest = process.joinpath("stat").read_text(errors="replace").partition("(")[2].rpartition(")")
        return name == "postgres" and rest.split()[0] not in "ZX" and _names(process, pgdata)
    except OSError:
        return False


def _names(process: Path, pgdata: Path) -> bool:
    """A root without the right to trace, as in most containers, may not read another account's working directory."""
    try:
        return process.joinpath("cwd").readlink() == pgdata
    except PermissionError:
        return os.fsencode(pgdata) in process.joinpath("cmdline").read_bytes().split(b"\0")


def _from_lsof(pgdata: Path) -> Iterator[int]:
    import subprocess  # noqa: PLC0415  # a megabyte that the guardian does without on Linux

    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"
    command = ["lsof", "-a", "-c", "postgres", "-d", "cwd", "-Fpn"]
    listed = subprocess.run(command, check=False, capture_output=True, text=True, env={"PATH": path})  # noqa: S603
    pid = 0
    for line in listed.stdout.splitlines():
        if line.startswith("p"):
            pid = int(line[1:])
        elif line == f"n{pgdata}":
            yield pid


def _server_pid(pgdata: Path) -> int | None:
    try:
        pid = int(pgdata.joinpath("postmaster.pid").read_text().split("\n")[0])
    except (OSError, ValueError):
        return None
    return pid if is_server(pid, pgdata) else None


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def _is_free(path: Path) -> bool:
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


if __name__ == "__main__" and os.fork() == 0:
    # Nobody's child: the starter is left neither to wait for it nor with a zombie.
    watch(Path(sys.argv[1]), linger_s=float(sys.argv[2]), guard=int(sys.argv[3]))
