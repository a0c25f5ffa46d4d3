"""The data directory: made whole or not at all, and only of our own major version."""

from __future__ import annotations

import os
import shutil
import sys
import time
from io import FileIO
from pathlib import Path

from bespoke.platform.embedded.errors import UnsuitableDirectory, WrongMajorVersion
from bespoke.platform.embedded.locks import lock
from bespoke.platform.embedded.programs import MAJOR, Programs

SUPERUSER = "postgres"
# PostgreSQL's own collation: that of the C library changes with the system and would silently break indexes.
_LOCALE = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
# Whoever reaches the sockets is trusted, and nobody else reaches them; a port is opened by nobody.
_TRUST = ("--auth-local=trust", "--auth-host=scram-sha-256")
# One call instead of a thousand; as durable, and twice as fast on a busy disk.
_SYNC = ("--sync-method=syncfs",) if sys.platform == "linux" else ()

_TIMEOUT_S = 300.0


def initialise(pgdata: Path, programs: Programs) -> None:
    """Into another name, then renamed: an interrupted start never leaves half a database."""
    if pgdata.exists() and any(pgdata.iterdir()):
        raise UnsuitableDirectory(
            f"{pgdata} is not empty and holds no database of PostgreSQL (PG_VERSION is missing).",
            fix="Put back what was there, or move the folder away to begin with an empty database.",
        )
    fresh = pgdata.with_name(f"{pgdata.name}.new-{os.getpid()}-{time.time_ns()}")
    fresh.mkdir(mode=0o700)
    os.chown(fresh, programs.uid, -1)
    with _making(pgdata) as lock_file:
        arguments = ("-D", str(fresh), "-U", SUPERUSER, *_TRUST, *_LOCALE, *_SYNC)
        programs.run("initdb", *arguments, timeout_s=_TIMEOUT_S, inherited=[lock_file.fileno()])
    if pgdata.exists():
        pgdata.rmdir()
    fresh.rename(pgdata)
    _make_durable(pgdata.parent)


def remove_leftovers(pgdata: Path) -> None:
    """Of starts that were killed while they made a database. The caller holds the start lock."""
    left = list(pgdata.parent.glob(f"{pgdata.name}.new-*"))
    if left:
        _making(pgdata).close()
    for old in left:
        shutil.rmtree(old, ignore_errors=True)


def refuse_other_version(pgdata: Path) -> None:
    version = pgdata / "PG_VERSION"
    found = version.read_text().strip() if version.exists() else MAJOR
    if found != MAJOR:
        raise WrongMajorVersion(
            f"{pgdata} was made by PostgreSQL {found}; this version of Bespoke runs {MAJOR}.",
            fix=f"Dump it with the version of Bespoke that runs {found} (pg_dump), move the folder away, and restore "
            "the dump with this one.",
        )


def _making(pgdata: Path) -> FileIO:
    """Held by initdb too, which outlives a killed starter and would write on into what is being removed."""
    return lock(pgdata.with_name("initdb.lock"), timeout_s=_TIMEOUT_S)


def _make_durable(folder: Path) -> None:
    """A new name survives a power cut only once its folder is written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
