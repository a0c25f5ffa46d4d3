"""`bespoke db`: the schema, its roles, backups."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from cyclopts import App

from bespoke.cli.output import console, counted
from bespoke.features.accounts.erase import replay_erasures
from bespoke.features.check import check as look_over
from bespoke.features.templates.seed import seed_templates
from bespoke.platform.database import backup, migrate, roles
from bespoke.platform.errors import Unavailable
from bespoke.platform.place import Place, open_place
from bespoke.platform.settings import read_settings

_PREFIXES = ("sources/", "exports/", "erasures/")

app = App(name="db", help="The database: schema, roles, backups.")


class ProblemsFound(Unavailable):
    """The installation has problems."""


@app.command
def init(*, admin: str, database: str = roles.DATABASE) -> None:
    """Make the roles and the database on a server of yours, and print the settings to use.

    Parameters
    ----------
    admin
        URL of a superuser or of a role that may make roles and databases.
    database
        Name of the database to make.
    """
    passwords = {role: secrets.token_urlsafe(24) for role in roles.ROLES}
    roles.provision(admin, database=database, passwords=passwords)
    parts = urlsplit(admin)
    host = f"{parts.hostname or 'localhost'}{f':{parts.port}' if parts.port else ''}"
    names = {roles.APP: "URL", roles.WORKER: "WORKER_URL", roles.MIGRATE: "MIGRATE_URL", roles.BACKUP: "BACKUP_URL"}
    for role, name in names.items():
        address = f"postgresql://{role}:{quote(passwords[role])}@{host}/{database}"
        console.print(f"BESPOKE_DATABASE_{name}={address}", soft_wrap=True, markup=False)
    console.print(f"BESPOKE_SECRET_KEY={secrets.token_hex(32)}", soft_wrap=True)


@app.command
def upgrade() -> None:
    """Bring the schema to what this version needs. Several at once wait for each other."""
    with open_place(read_settings()) as place:
        migrate.upgrade(place.url(roles.MIGRATE))
        seed_templates(place.url(roles.MIGRATE))
        console.print(f"The schema is at {migrate.revision(place.url(roles.MIGRATE))}.")


@app.command(name="backup")
def back_up(folder: Path, *, files: bool = True) -> None:
    """Write a backup of the database, and of the files.

    Parameters
    ----------
    folder
        Where to; made when missing.
    files
        Whether uploaded and exported files are copied too; not needed where the storage has backups of its own.
    """
    with open_place(read_settings()) as place:
        bin_dir = place.programs.bin_dir if place.programs else None
        manifest = backup.back_up(place.url(roles.BACKUP), folder.resolve(), bin_dir=bin_dir)
        copied = asyncio.run(_copy_out(place, folder / "files")) if files else 0
    rows = sum(manifest.rows.values())
    console.print(f"{counted(rows, 'row')} and {counted(copied, 'file')} are in {folder}.")


@app.command
def restore(folder: Path, *, replace: bool = False) -> None:
    """Bring a backup back. People who were erased since then are erased again.

    Parameters
    ----------
    folder
        What `bespoke db backup` wrote.
    replace
        Drop what the database holds now, once the backup is found whole.
    """
    with open_place(read_settings()) as place:
        url = place.url(roles.MIGRATE)
        migrate.refuse_newer(backup.read_manifest(folder).revision)
        over = replace or (place.settings.is_embedded and not _has_people(url))
        bin_dir = place.programs.bin_dir if place.programs else None
        manifest = backup.restore(url, folder.resolve(), replace=over, bin_dir=bin_dir)
        migrate.upgrade(url)
        files, again = asyncio.run(_copy_in_and_erase(place, folder / "files"))
    rows = sum(manifest.rows.values())
    console.print(f"{counted(rows, 'row')} and {counted(files, 'file')} are back; {again} erased again.")


@app.command
def check() -> None:
    """Look the installation over: schema, isolation, files, quotas."""
    with open_place(read_settings()) as place:
        problems = asyncio.run(look_over(place))
    for problem in problems:
        console.print(f"• {problem}", markup=False)
    if problems:
        raise ProblemsFound(f"{counted(len(problems), 'problem')} found.", fix="See above.")
    console.print("All is well.")


def _has_people(url: str) -> bool:
    return backup.count_rows(url).get("users", 0) > 0


async def _copy_out(place: Place, folder: Path) -> int:
    store, copied = place.open_blobs(), 0
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    for prefix in _PREFIXES:
        async for found in store.list(prefix):
            target = folder / found.key
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as out:
                async for chunk in store.stream(found.key):
                    out.write(chunk)
            copied += 1
    return copied


async def _copy_in_and_erase(place: Place, folder: Path) -> tuple[int, int]:
    """Files that are there already stay; erasure records of now outweigh those of the backup."""
    store, copied = place.open_blobs(), 0
    there = {found.key for prefix in _PREFIXES for found in [one async for one in store.list(prefix)]}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        key = file.relative_to(folder).as_posix()
        if key not in there:
            await store.put(key, _chunks(file))
            copied += 1
    database = place.open_database(roles.APP)
    try:
        return copied, await replay_erasures(database, store)
    finally:
        await database.close()


async def _chunks(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as source:
        while chunk := source.read(256 * 1024):
            yield chunk
