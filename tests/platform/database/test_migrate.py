"""The schema: whole, isolated by owner, the same as the models, and able to go back and forth."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from tests.fixtures.server import Server

from bespoke.features.all_tables import ALL
from bespoke.platform.database import Base, migrate, roles
from bespoke.platform.database.database import driver_url

Connection = psycopg.Connection[tuple[object, ...]]

OWNERLESS = {"directory", "oidc_states", "rate_limits", "templates", "due", "alembic_version"}


def rows(connection: Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def our_tables(connection: Connection) -> set[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'procrastinate%'"
    return {str(row[0]) for row in rows(connection, query)}


def test_the_code_needs_the_newest_step() -> None:
    assert migrate.newest_step() == migrate.HEAD


def test_models_and_migrated_schema_agree(server: Server, database_name: str) -> None:
    assert ALL, "all tables are imported"
    engine = create_engine(driver_url(server.conninfo(database_name, roles.MIGRATE)))
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("procrastinate")}
        differences = compare_metadata(MigrationContext.configure(connection, opts=ours), Base.metadata)
    engine.dispose()
    assert differences == []


def test_schema_goes_up_down_and_up(server: Server) -> None:
    name = "updown"
    roles.provision(server.conninfo("postgres"), database=name)
    url = server.conninfo(name, roles.MIGRATE)
    migrate.upgrade(url)
    with psycopg.connect(url) as connection:
        before = our_tables(connection)
    migrate.downgrade(url, "base")
    with psycopg.connect(url) as connection:
        assert our_tables(connection) == {"alembic_version"}
        assert rows(connection, "SELECT 1 FROM pg_type WHERE typname LIKE 'procrastinate%'") == []
    migrate.upgrade(url)
    with psycopg.connect(url) as connection:
        assert our_tables(connection) == before
    server.drop(name)


def test_concurrent_starters_migrate_once(server: Server) -> None:
    name = "herd"
    roles.provision(server.conninfo("postgres"), database=name)
    url = server.conninfo(name, roles.MIGRATE)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: migrate.upgrade(url), range(6)))
    assert migrate.revision(url) == migrate.HEAD
    server.drop(name)


def test_a_schema_of_another_version_is_refused(server: Server, database_name: str) -> None:
    url = server.conninfo(database_name, roles.MIGRATE)
    migrate.refuse_other_schema(url)
    migrate.downgrade(url, "0003")
    with pytest.raises(migrate.SchemaBehind, match="0003"):
        migrate.refuse_other_schema(url)


def test_what_a_newer_version_made_is_left_as_it_is(server: Server, database_name: str, as_migrate: Connection) -> None:
    as_migrate.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(migrate.SchemaBehind, match="newer"):
        migrate.upgrade(server.conninfo(database_name, roles.MIGRATE))


def test_every_owner_table_forces_row_level_security(as_migrate: Connection) -> None:
    query = """SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class c
               JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE nspname = 'public' AND relkind = 'r' AND relname NOT LIKE 'procrastinate%'"""
    found = {str(name): (on, forced) for name, on, forced in rows(as_migrate, query)}
    assert set(found) - OWNERLESS
    assert {name for name, state in found.items() if state == (True, True)} == set(found) - OWNERLESS


def test_every_owner_table_has_a_policy_that_reads_and_checks_the_owner(as_migrate: Connection) -> None:
    query = "SELECT tablename, qual, with_check, roles::text[] FROM pg_policies WHERE policyname = 'owner'"
    found = rows(as_migrate, query)
    assert {str(row[0]) for row in found} == our_tables(as_migrate) - OWNERLESS
    for _, using, check, names in found:
        assert "app.owner_id" in str(using)
        assert using == check
        assert names == [roles.APP, roles.WORKER]


def test_the_owner_comes_first_in_every_key_and_index(as_migrate: Connection) -> None:
    query = """SELECT t.relname, i.relname, a.attname FROM pg_index x
               JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
               JOIN pg_am m ON m.oid = i.relam
               JOIN pg_namespace n ON n.oid = t.relnamespace
               LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
               WHERE n.nspname = 'public' AND t.relname NOT LIKE 'procrastinate%' AND m.amname <> 'gin'"""
    for table, name, first in rows(as_migrate, query):
        if table not in OWNERLESS:
            assert first == "owner_id", f"{name} of {table} begins with {first}"


def test_foreign_keys_carry_the_owner(as_migrate: Connection) -> None:
    query = """SELECT conrelid::regclass::text, conname, (SELECT attname FROM pg_attribute
               WHERE attrelid = conrelid AND attnum = conkey[1]) FROM pg_constraint
               WHERE contype = 'f' AND conrelid::regclass::text NOT LIKE 'procrastinate%'"""
    found = rows(as_migrate, query)
    assert found
    assert [row for row in found if row[2] != "owner_id"] == []


def test_nothing_runs_with_its_definers_rights(as_migrate: Connection) -> None:
    query = """SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE nspname = 'public' AND prosecdef"""
    assert rows(as_migrate, query) == []
    assert rows(as_migrate, "SELECT viewname FROM pg_views WHERE schemaname = 'public'") == []


def test_tables_without_owner_hold_nothing_that_names_a_person(as_migrate: Connection) -> None:
    query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    personal = {"email", "name", "text", "data", "content"}
    for table, column in rows(as_migrate, query):
        if table in OWNERLESS - {"templates"}:
            assert column not in personal, f"{table}.{column}"
