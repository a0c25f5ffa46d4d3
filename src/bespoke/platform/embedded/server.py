"""Start, attach to and leave the embedded server."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from bespoke.platform.embedded import stale
from bespoke.platform.embedded.account import drop_root
from bespoke.platform.embedded.errors import ProgramFailed, UnsuitableDirectory, WrongMajorVersion
from bespoke.platform.embedded.guardian import ensure_guardian
from bespoke.platform.embedded.paths import refuse_network_file_system, socket_dir
from bespoke.platform.embedded.programs import MAJOR, Programs, bundled_programs, tail

SUPERUSER = "postgres"
# Small, for most of its users are one person's machine; `fsync` and `synchronous_commit` stay at their safe defaults.
_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "max_connections": "120",
    "wal_compression": "pglz",
    "checkpoint_timeout": "15min",
    "max_wal_size": "1GB",
    "max_parallel_workers": "2",
    "max_logical_replication_workers": "0",
    "idle_in_transaction_session_timeout": "10min",
    "log_destination": "stderr",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_min_duration_statement": "2s",
    # Values of statements are people's text.
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
    "cluster_name": "bespoke",
}
_LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
_CONNECT_TIMEOUT_S = 3


class EmbeddedPostgres:
    """One server for one root directory, shared by all processes that start it.

    `linger_s` is how long it stays after the last user has gone.
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
        self.root = root.expanduser().resolve()
        self.pgdata = self.root / "pgdata"
        self.sockets = socket_dir(self.root)
        self.programs = Programs(bin_dir) if bin_dir else bundled_programs()
        self._linger_s = linger_s
        self._start_timeout_s = start_timeout_s
        self._settings = {**_SETTINGS, **(settings or {}), "unix_socket_directories": str(self.sockets)}
        self._in_use: int | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def url(self, database: str, role: str) -> str:
        """For SQLAlchemy and psycopg alike."""
        return f"postgresql://{role}@/{database}?host={self.sockets}"

    def is_alive(self) -> bool:
        """Whether it answers; a process id would prove nothing."""
        try:
            with psycopg.connect(self.url("postgres", SUPERUSER), connect_timeout=_CONNECT_TIMEOUT_S):
                return True
        except psycopg.OperationalError:
            return False

    def start(self) -> Self:
        """Attach to the running server, or make and start it. Raises the errors of this package."""
        self.root.mkdir(parents=True, exist_ok=True)
        refuse_network_file_system(self.root)
        self.programs = drop_root(self.programs, self.root)
        with self._start_lock():
            self._in_use = _open_locked(self.root / "users.lock", fcntl.LOCK_SH)
            try:
                self._ensure_running()
            except BaseException:
                self.release()
                raise
        return self

    def release(self) -> None:
        """Leave it. The end of the process does the same, however it ends."""
        if self._in_use is not None:
            os.close(self._in_use)
            self._in_use = None

    @contextmanager
    def _start_lock(self) -> Iterator[None]:
        descriptor = _open_locked(self.root / "start.lock", fcntl.LOCK_EX)
        try:
            yield
        finally:
            os.close(descriptor)

    def _ensure_running(self) -> None:
        if not (self.pgdata / "PG_VERSION").exists():
            self._initialise()
        self._refuse_other_version()
        # Before the server itself, so that a death in between leaves nothing running for ever.
        ensure_guardian(self.root, linger_s=self._linger_s, stop=self._stop_command())
        if self.is_alive():
            return
        stale.clear_stale(self.pgdata, self.sockets, is_alive=self.is_alive, timeout_s=self._start_timeout_s)
        if not self.is_alive():
            self._start_server()

    def _initialise(self) -> None:
        """Into another name, then renamed: an interrupted start never leaves half a database."""
        for old in self.root.glob("pgdata.new-*"):
            shutil.rmtree(old, ignore_errors=True)
        fresh = self.root / f"pgdata.new-{os.getpid()}-{time.time_ns()}"
        trust = ("--auth-local=trust", "--auth-host=scram-sha-256")
        self.programs.run("initdb", "-D", str(fresh), "-U", SUPERUSER, *trust, *_LOCALE, timeout_s=300)
        if self.pgdata.exists():
            self.pgdata.rmdir()
        fresh.rename(self.pgdata)

    def _refuse_other_version(self) -> None:
        found = (self.pgdata / "PG_VERSION").read_text().strip()
        if found != MAJOR:
            raise WrongMajorVersion(
                f"{self.pgdata} was made by PostgreSQL {found}; this version of Bespoke runs {MAJOR}.",
                fix=f"Back it up with the version of Bespoke that runs {found} (`bespoke db backup`), move the folder "
                "away, and restore the backup with this one.",
            )

    def _start_server(self) -> None:
        self._make_socket_dir()
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        log = self.pgdata / "startup.log"
        wait = ("-w", "-t", str(int(self._start_timeout_s)))
        arguments = ("-D", str(self.pgdata), *wait, "-l", str(log), "-o", options, "start")
        try:
            self.programs.run("pg_ctl", *arguments, timeout_s=self._start_timeout_s + 5)
        except ProgramFailed as error:
            told = tail(log.read_text(errors="replace")) if log.exists() else error.detail
            raise ProgramFailed(f"PostgreSQL did not start; {log} ends: {told}", fix=error.fix) from error

    def _make_socket_dir(self) -> None:
        """Whoever reaches the sockets is trusted, so the folder must be ours; another may have made it in /tmp."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        ours = {os.geteuid(), self.programs.uid}
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours or found.st_mode & 0o077:
            raise UnsuitableDirectory(
                f"{self.sockets} exists and belongs to somebody else, or others may enter it.",
                fix="Remove it, or set BESPOKE_DATA_DIR to a folder with a shorter path.",
            )
        if self.programs.account:
            shutil.chown(self.sockets, self.programs.account)

    def _stop_command(self) -> list[str]:
        as_account = ["runuser", "-u", self.programs.account, "--"] if self.programs.account else []
        stop = ["-D", str(self.pgdata), "-m", "fast", "-w", "-t", "60", "stop"]
        return [*as_account, str(self.programs.path("pg_ctl")), *stop]


def _open_locked(path: Path, kind: int) -> int:
    """The kernel drops the lock when the process ends, however it ends."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
