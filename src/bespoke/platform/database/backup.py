"""Backups: the whole database in one file by PostgreSQL's own program, and what should be in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import pq, sql
from psycopg.conninfo import conninfo_to_dict

from bespoke.platform.database import migrate
from bespoke.platform.errors import Conflict, Invalid, Unavailable

DUMP, MANIFEST = "database.dump", "manifest.json"
_TABLES = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'procrastinate%' ORDER BY 1"
)

_EMPTY = """
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', name);
      END LOOP;
    END $$
"""


class ProgramMissing(Unavailable):
    """A program of PostgreSQL is not installed."""


class DumpFailed(Unavailable):
    """A program of PostgreSQL failed."""


class NoBackup(Invalid):
    """There is no backup in this folder."""


class NotEmpty(Conflict):
    """The database is not empty."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: the schema's revision, when it was made, rows by table."""

    revision: str
    made_at: str
    rows: dict[str, int]


def back_up(url: str, folder: Path, *, bin_dir: Path | None = None) -> Manifest:
    """`url` as the role that sees every row. The folder is whole when its manifest is there; nobody else reads it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = folder / f"{DUMP}.partial"
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    _run("pg_dump", "--format=custom", f"--file={partial}", url=url, bin_dir=bin_dir)
    partial.replace(folder / DUMP)
    manifest = Manifest(migrate.revision(url) or "", datetime.now(UTC).isoformat(timespec="seconds"), count_rows(url))
    written = {"revision": manifest.revision, "made_at": manifest.made_at, "rows": manifest.rows}
    (folder / MANIFEST).write_text(json.dumps(written, indent=2) + "\n")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    try:
        written = json.loads((folder / MANIFEST).read_text())
        return Manifest(written["revision"], written["made_at"], written["rows"])
    except (OSError, ValueError, KeyError):
        raise NoBackup(f"{folder} holds no whole backup.", fix="Name one that `bespoke db backup` wrote.") from None


def restore(url: str, folder: Path, *, replace: bool = False, bin_dir: Path | None = None) -> Manifest:
    """As the role that owns the tables: into an empty database, else with `replace` in place of what it holds.

    All of it or nothing: what the database holds goes in the transaction that brings the backup back. Raises NotEmpty.
    """
    manifest = read_manifest(folder)
    with psycopg.connect(url) as connection:
        is_empty = not connection.execute(_TABLES).fetchall()
    if not (replace or is_empty):
        raise NotEmpty("The database holds tables already.", fix="Restore with --replace, which drops them first.")
    with tempfile.TemporaryDirectory() as workplace:
        script, emptying = Path(workplace, "restore.sql"), Path(workplace, "empty.sql")
        # It connects to nothing; but where several versions are installed, the address decides which of them runs.
        _run("pg_restore", "--no-owner", f"--file={script}", str(folder / DUMP), url=url, bin_dir=bin_dir)
        emptying.write_text(f"{_EMPTY};{migrate.engine_dropped()}" if replace else "")
        options = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction")
        _run("psql", *options, f"--file={emptying}", f"--file={script}", url=url, bin_dir=bin_dir)
    return manifest


def count_rows(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        names = [str(row[0]) for row in connection.execute(_TABLES).fetchall()]
        query = sql.SQL("SELECT count(*) FROM {}")
        counts = {}
        for name in names:
            row = connection.execute(query.format(sql.Identifier(name))).fetchone()
            counts[name] = int(row[0]) if row else 0
    return counts


def _run(program: str, *arguments: str, url: str, bin_dir: Path | None) -> None:
    """The address goes by the environment: arguments can be read by every user of the machine."""
    path = str(bin_dir / program) if bin_dir else shutil.which(program)
    if path is None:
        raise ProgramMissing(f"{program} is not installed.", fix="Install PostgreSQL's client programs.")
    done = subprocess.run(  # noqa: S603  # a program of PostgreSQL, its arguments from us
        [path, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env={**os.environ, "LC_ALL": "C", **_variables(url)},
    )
    if done.returncode != 0:
        said = " | ".join(line.strip() for line in done.stderr.strip().splitlines()[-3:])
        raise DumpFailed(f"{program}: {said}", fix="Check the role's rights and the program's version.")


def _variables(url: str) -> dict[str, str]:
    """What the address says, its certificates and options too, by the names under which the programs look for it."""
    said = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    known = {one.keyword.decode(): one.envvar.decode() for one in pq.Conninfo.get_defaults() if one.envvar}
    return {known[name]: value for name, value in said.items() if name in known}
