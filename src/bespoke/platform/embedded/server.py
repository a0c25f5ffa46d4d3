"""Start, attach to and leave the embedded server."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from psycopg import pq

from bespoke.platform.embedded.account import own_root
from bespoke.platform.embedded.cluster import SUPERUSER, initialise, refuse_other_version, remove_leftovers
from bespoke.platform.embedded.configuration import PORT, SETTINGS
from bespoke.platform.embedded.copied import copied, remove_other_copies
from bespoke.platform.embedded.errors import ProgramFailed
from bespoke.platform.embedded.guardian import ensure_guardian
from bespoke.platform.embedded.locks import lock
from bespoke.platform.embedded.logs import newest_log
from bespoke.platform.embedded.paths import is_traversable, own_socket_dir, refuse_unsuitable, socket_dir
from bespoke.platform.embedded.programs import Programs, bundled_programs, refuse_windows, tail
from bespoke.platform.embedded.stale import clear_stale

__all__ = ["SUPERUSER", "EmbeddedPostgres"]

_CONNECT_TIMEOUT_S = 3


class EmbeddedPostgres:
    """One server for one root directory, shared by all processes that start it.

    `linger_s` is how long it stays after the last user has gone. `programs` are those of its own installation.
    """

    def __init__(
        self,
        root: Path,
        *,
        linger_s: float = 2.0,
        start_timeout_s: float = 120.0,
        bin_dir: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        refuse_windows()
        self.root = root.expanduser().resolve()
        self.pgdata = self.root / "pgdata"
        self.sockets = socket_dir(self.root)
        self.programs = Programs(bin_dir.expanduser().absolute()) if bin_dir else bundled_programs()
        self._installed = self.programs
        self._linger_s = linger_s
        self._start_timeout_s = start_timeout_s
        self._settings = {**SETTINGS, **(settings or {}), "unix_socket_directories": str(self.sockets)}
        self._in_use: FileIO | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def url(self, database: str, role: str) -> str:
        """For SQLAlchemy and psycopg alike."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets))}&port={PORT}"

    def is_alive(self) -> bool:
        """Whether it answers that it takes connections, even if it has none left; a process id would prove nothing."""
        asked = f"{self.url('postgres', SUPERUSER)}&connect_timeout={_CONNECT_TIMEOUT_S}"
        return pq.PGconn.ping(asked.encode()) == pq.Ping.OK

    def start(self) -> Self:
        """Attach to the running server, or make and start it; again, where a crash ended it while it was in use.

        Raises the errors of this package.
        """
        refuse_unsuitable(self.root)
        account = own_root(self.root)
        with lock(self.root / "start.lock", timeout_s=self._start_timeout_s):
            try:
                if self._in_use is None:
                    self._in_use = lock(self.root / "users.lock", shared=True, timeout_s=self._start_timeout_s)
                self.programs = self._programs_for(account)
                self._ensure_running()
            except BaseException:
                self.release()
                raise
        return self

    def release(self) -> None:
        """Leave it. The end of the process does the same, however it ends."""
        if self._in_use is not None:
            self._in_use.close()
            self._in_use = None

    def _programs_for(self, account: str | None) -> Programs:
        if account is None:
            return self._installed
        bin_dir = self._installed.bin_dir
        is_reachable = is_traversable((bin_dir / "postgres").resolve().parent) and is_traversable(bin_dir)
        return self._installed.run_as(account, bin_dir if is_reachable else copied(bin_dir, self.root))

    def _ensure_running(self) -> None:
        refuse_other_version(self.pgdata)
        own_socket_dir(self.sockets, uid=self.programs.uid)
        # Before the server itself, so that a death in between leaves nothing running for ever.
        ensure_guardian(self.root, linger_s=self._linger_s)
        if not self.is_alive():
            self._bring_up()

    def _bring_up(self) -> None:
        self.programs.refuse_other_version()
        remove_leftovers(self.pgdata)
        if not (self.pgdata / "PG_VERSION").exists():
            initialise(self.pgdata, self.programs)
        try:
            self._start_server()
        except ProgramFailed:
            if not (self.pgdata / "postmaster.pid").exists():
                raise
            # A start whose starter was killed was still under way, and its server came first.
            self._start_server()

    def _start_server(self) -> None:
        clear_stale(self.pgdata, self.sockets, is_alive=self.is_alive, timeout_s=self._start_timeout_s)
        if self.is_alive():
            return
        remove_other_copies(self.programs.bin_dir, self.root)
        options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in self._settings.items())
        wait = ("-w", "-t", str(int(self._start_timeout_s)))
        arguments = ("-D", str(self.pgdata), *wait, "-l", str(self.pgdata / "startup.log"), "-o", options, "start")
        try:
            self.programs.run("pg_ctl", *arguments, timeout_s=self._start_timeout_s + 5)
        except ProgramFailed as error:
            log, text = newest_log(self.pgdata)
            told = f"{log} ends: {tail(text)}" if text else error.detail
            raise ProgramFailed(f"PostgreSQL did not start; {told}", fix=error.fix) from error
