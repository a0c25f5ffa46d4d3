"""A process-id file that outlived its server: its number may be a zombie's, or another program's by now."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bespoke.platform.embedded.errors import EmbeddedUnavailable, ServerStuck
from bespoke.platform.embedded.watch import servers_of


def clear_stale(pgdata: Path, sockets: Path, *, is_alive: Callable[[], bool], timeout_s: float) -> None:
    """Remove what a dead server left. The caller holds the start lock, so nobody else starts one.

    A server that still runs on this data but does not answer yet is waited for: it recovers, or it is stopping.
    """
    pid_file = pgdata / "postmaster.pid"
    deadline = time.monotonic() + timeout_s
    while pid_file.exists():
        running = _running(pgdata)
        if not running:
            for left in (pid_file, sockets / ".s.PGSQL.5432.lock", sockets / ".s.PGSQL.5432"):
                left.unlink(missing_ok=True)
            return
        if is_alive():
            return
        if time.monotonic() > deadline:
            raise ServerStuck(
                f"PostgreSQL processes {running} hold {pgdata} but do not answer in {sockets}.",
                fix=f"Look at the newest log in {pgdata / 'log'}: wait if it recovers, or end those processes.",
            )
        time.sleep(0.02)


def _running(pgdata: Path) -> list[int]:
    try:
        return sorted(servers_of(pgdata))
    except OSError as error:
        raise EmbeddedUnavailable(
            f"{pgdata / 'postmaster.pid'} names a server, and whether it still runs cannot be told: {error}.",
            fix="Mount /proc or install lsof; or make sure that no PostgreSQL runs there and remove the file.",
        ) from error
