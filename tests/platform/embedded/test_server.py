"""Starting, sharing, leaving; and every way of not being asked before one ends."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text
from tests.platform.embedded.conftest import FAST, LINGER_S, python_for_all, running_below, server_pid, until, users

from bespoke.platform.embedded import EmbeddedPostgres
from bespoke.platform.embedded.errors import ProgramFailed, UnsuitableDirectory, WrongMajorVersion
from bespoke.platform.embedded.locks import try_lock
from bespoke.platform.embedded.server import SUPERUSER

ROLES = ("bespoke_migrate", "bespoke_app", "bespoke_worker", "bespoke_backup")


def ask(postgres: EmbeddedPostgres, statement: str, *, role: str = SUPERUSER) -> object:
    with psycopg.connect(postgres.url("postgres", role), autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
        return row and row[0]


def write(postgres: EmbeddedPostgres, statement: str) -> None:
    with psycopg.connect(postgres.url("postgres", SUPERUSER)) as connection:
        connection.execute(statement.encode())


def test_first_start_makes_a_safe_database(folder: Path) -> None:
    with EmbeddedPostgres(folder / "root", linger_s=0) as postgres:
        assert [ask(postgres, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "data_checksums")] == [
            "on"
        ] * 3
        assert ask(postgres, "SHOW listen_addresses") == ""
        assert ask(postgres, "SELECT datlocale FROM pg_database WHERE datname = 'template1'") == "C.UTF-8"
        assert stat.S_IMODE(postgres.sockets.stat().st_mode) == 0o700


def test_every_role_connects_through_the_socket(postgres: EmbeddedPostgres) -> None:
    with postgres:
        for role in ROLES:
            write(postgres, f"CREATE ROLE {role} LOGIN")
            assert ask(postgres, "SELECT current_user", role=role) == role
        engine = create_engine(postgres.url("postgres", ROLES[1]).replace("postgresql:", "postgresql+psycopg:"))
        with engine.connect() as connection:
            assert connection.execute(text("SELECT current_user")).scalar() == ROLES[1]
        engine.dispose()


@pytest.mark.slow
def test_processes_share_one_server_and_the_last_to_leave_stops_it(postgres: EmbeddedPostgres) -> None:
    with users(postgres.root) as [other]:
        other.wait_ready()
        with postgres:
            other.leave()
            time.sleep(3 * LINGER_S)
            assert postgres.is_alive()
        until(lambda: not running_below(postgres.root), "server and guardian have ended")
        assert not (postgres.pgdata / "postmaster.pid").exists()


@pytest.mark.slow
def test_eight_that_start_at_once_get_one_server(folder: Path) -> None:
    root = folder / "root"
    with users(root, count=8) as started:
        for user in started:
            user.wait_ready()
        assert (root / "pgdata" / "startup.log").read_text().count("redirecting log output") == 1
        assert not list(root.glob("pgdata.new-*"))
        for user in started:
            user.leave()
    until(lambda: not running_below(root), "server and guardian have ended")


@pytest.mark.slow
def test_server_stops_by_itself_after_its_only_user_was_killed(postgres: EmbeddedPostgres) -> None:
    with users(postgres.root) as [owner]:
        owner.wait_ready()
        owner.kill()
        until(lambda: not running_below(postgres.root), "server and guardian have ended")


@pytest.mark.slow
def test_server_outlives_a_killed_starter_while_another_uses_it(postgres: EmbeddedPostgres) -> None:
    with users(postgres.root) as [starter]:
        starter.wait_ready()
        with postgres:
            starter.kill()
            time.sleep(3 * LINGER_S)
            assert postgres.is_alive()
    until(lambda: not running_below(postgres.root), "server and guardian have ended")


def test_committed_rows_survive_a_killed_server(postgres: EmbeddedPostgres) -> None:
    with users(postgres.root) as [other]:
        other.wait_ready()
        with postgres:
            write(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
            os.kill(server_pid(postgres), signal.SIGKILL)
            assert ask(postgres.start(), "SELECT answer FROM kept") == 42


def test_zombie_with_the_servers_number_is_no_server(postgres: EmbeddedPostgres, folder: Path) -> None:
    program = shutil.copy("/bin/true", folder / "postgres")
    zombie = subprocess.Popen([program], cwd=postgres.pgdata)
    until(lambda: f"{zombie.pid} (postgres) Z" in Path(f"/proc/{zombie.pid}/stat").read_text(), "it is a zombie")
    leave_pid_file(postgres, zombie.pid)
    with postgres:
        assert ask(postgres, "SELECT 1") == 1
    zombie.wait()


def test_stale_number_that_another_program_has_now_harms_neither(postgres: EmbeddedPostgres) -> None:
    with subprocess.Popen(["sleep", "60"]) as bystander:
        leave_pid_file(postgres, bystander.pid)
        with postgres:
            assert ask(postgres, "SELECT 1") == 1
        until(lambda: not running_below(postgres.root), "server and guardian have ended")
        assert bystander.poll() is None
        bystander.kill()


def leave_pid_file(postgres: EmbeddedPostgres, pid: int) -> None:
    file = postgres.pgdata / "postmaster.pid"
    file.write_text(f"{pid}\n{postgres.pgdata}\n{int(time.time())}\n5432\n{postgres.sockets}\n\n  1 1\nready   \n")
    shutil.chown(file, postgres.pgdata.stat().st_uid)


@pytest.mark.slow
@pytest.mark.parametrize("after_s", [0.0, 0.03, 0.08, 0.15])
def test_starter_killed_on_its_way_leaves_nothing_running(postgres: EmbeddedPostgres, after_s: float) -> None:
    with users(postgres.root) as [starter]:
        until(lambda: is_under_way(postgres), "it is starting")
        time.sleep(after_s)
        starter.kill()
    until(lambda: not running_below(postgres.root), "server and guardian have ended")
    with postgres:
        assert ask(postgres, "SELECT 1") == 1


@pytest.mark.slow
def test_next_start_joins_one_whose_starter_was_killed_just_now(postgres: EmbeddedPostgres) -> None:
    for after_s in (0.0, 0.02, 0.05):
        with users(postgres.root) as [starter]:
            until(lambda: is_under_way(postgres), "it is starting")
            time.sleep(after_s)
            starter.kill()
        with postgres:
            assert ask(postgres, "SELECT 1") == 1
        until(lambda: not running_below(postgres.root), "server and guardian have ended")


def is_under_way(postgres: EmbeddedPostgres) -> bool:
    """A start that is over before anybody looked counts as well: what a kill may leave is the same."""
    return held(postgres.root / "start.lock") or postgres.is_alive()


def held(lock: Path) -> bool:
    file = try_lock(lock)
    if file is not None:
        file.close()
    return file is None


@pytest.mark.slow
def test_start_killed_while_it_made_the_database_leaves_none(folder: Path) -> None:
    root = next(made for number in range(20) if is_left_to_initdb(made := folder / f"root{number}"))
    assert not (root / "pgdata").exists()
    with EmbeddedPostgres(root, linger_s=0, settings=FAST) as postgres:
        assert ask(postgres, "SELECT 1") == 1
        assert not list(root.glob("pgdata.new-*"))


def is_left_to_initdb(root: Path) -> bool:
    """Whether the starter was killed in time: initdb, which holds the lock as well, goes on alone."""
    with users(root) as [starter]:
        until(lambda: any(root.glob("pgdata.new-*/base/1")) or (root / "pgdata").exists(), "initdb is at work")
        starter.kill()
        return held(root / "initdb.lock")


@pytest.mark.slow
def test_start_that_meets_a_stopping_guardian_gets_one_of_its_own(root: Path) -> None:
    """Was left with none in a third of the cases, and then the server never stopped."""
    postgres = EmbeddedPostgres(root, linger_s=0, settings=FAST)
    for _ in range(6):
        postgres.start()
        postgres.release()
        until(lambda: not postgres.is_alive(), "it is stopping")
        with postgres:
            time.sleep(0.1)
            assert held(root / "guard.lock")
    until(lambda: not running_below(root), "server and guardian have ended")


def test_database_of_another_major_version_is_refused(postgres: EmbeddedPostgres) -> None:
    (postgres.pgdata / "PG_VERSION").write_text("17\n")
    with pytest.raises(WrongMajorVersion, match="made by PostgreSQL 17") as refused:
        postgres.start()
    assert "pg_dump" in refused.value.fix


def test_programs_of_another_major_version_are_refused(folder: Path) -> None:
    program = folder / "bin" / "postgres"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 17.2 (Debian 17.2-1)'\n")
    for made in (program, program.parent):
        made.chmod(0o755)
    with pytest.raises(WrongMajorVersion, match=r"17\.2"):
        EmbeddedPostgres(folder / "root", linger_s=0, bin_dir=program.parent).start()


def test_folder_that_is_no_database_is_not_overwritten(postgres: EmbeddedPostgres) -> None:
    (postgres.pgdata / "PG_VERSION").unlink()
    with pytest.raises(UnsuitableDirectory, match="PG_VERSION is missing"):
        postgres.start()
    assert (postgres.pgdata / "base").is_dir()


def test_failed_start_names_the_log_and_tells_its_end(root: Path) -> None:
    with pytest.raises(ProgramFailed, match=r"startup\.log ends: .*shared_buffers"):
        EmbeddedPostgres(root, linger_s=0, settings={"shared_buffers": "many"}).start()


def test_start_that_fails_late_tells_what_the_collector_wrote(postgres: EmbeddedPostgres) -> None:
    for segment in postgres.pgdata.glob("pg_wal/0*"):
        segment.unlink()
    with pytest.raises(ProgramFailed, match=r"log/postgresql-\w+\.log ends: .*checkpoint"):
        postgres.start()
    until(lambda: not running_below(postgres.root), "the guardian has ended")


def test_odd_and_long_paths_serve(root: Path) -> None:
    for name in ("it's a data, folder 100%", "x" * 100):
        moved = root.rename(root.with_name(name))
        with EmbeddedPostgres(moved, linger_s=0, settings=FAST) as postgres:
            assert ask(postgres, "SELECT 1") == 1
        until(lambda: not running_below(moved), "server and guardian have ended")  # noqa: B023  # called at once
        root = moved
        if postgres.sockets.parent == Path("/tmp"):
            shutil.rmtree(postgres.sockets)


def test_environment_of_the_starter_does_not_lead_it_astray(
    postgres: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGPORT": "6000", "PGDATA": "/nowhere", "PGUSER": "x", "BESPOKE_SECRET_KEY": "hidden"}.items():
        monkeypatch.setenv(name, value)
    with postgres:
        assert ask(postgres, "SHOW port") == "5432"
        for pid in running_below(postgres.root):
            assert b"hidden" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_server_without_a_free_connection_is_alive(root: Path) -> None:
    few = {**FAST, "max_connections": "5", "superuser_reserved_connections": "0", "max_wal_senders": "0"}
    with EmbeddedPostgres(root, linger_s=0, settings={**few, "autovacuum_worker_slots": "1"}) as postgres:
        url = postgres.url("postgres", SUPERUSER)
        connections = [psycopg.connect(url) for _ in range(5)]
        assert postgres.is_alive()
        with pytest.raises(psycopg.OperationalError, match="too many clients"):
            psycopg.connect(url)
        for connection in connections:
            connection.close()


def test_its_own_dump_and_restore_are_at_hand(postgres: EmbeddedPostgres, tmp_path: Path) -> None:
    dump = tmp_path / "dump"
    with postgres:
        write(postgres, "CREATE TABLE kept AS SELECT 42 AS answer")
        url = postgres.url("postgres", SUPERUSER)
        subprocess.run([postgres.programs.path("pg_dump"), "-Fc", "-f", dump, url], check=True)
        write(postgres, "DROP TABLE kept")
        subprocess.run([postgres.programs.path("pg_restore"), "-d", url, dump], check=True)
        psql = subprocess.run(
            [postgres.programs.path("psql"), "-XAtc", "TABLE kept", url], check=True, capture_output=True
        )
    assert psql.stdout == b"42\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as an ordinary user then")
@pytest.mark.skipif(python_for_all() is None, reason="no Python that nobody can reach")
@pytest.mark.slow
def test_ordinary_user_needs_no_account(folder: Path) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    shutil.chown(home, "nobody")
    with users(home / "root", account="nobody", python=python_for_all()) as [user]:
        user.wait_ready()
        assert (home / "root" / "pgdata").owner() == "nobody"
        with pytest.raises(UnsuitableDirectory, match="belongs to the account nobody"):
            EmbeddedPostgres(home / "root").start()
        user.leave()
    until(lambda: not running_below(home), "server and guardian have ended")
