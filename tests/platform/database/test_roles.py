"""Roles: safe to provision twice, and refused when they could see too much."""

from __future__ import annotations

import psycopg
import pytest
from tests.fixtures.server import Server

from bespoke.platform.database import Database, roles
from bespoke.platform.database.errors import UnsafeRole

Connection = psycopg.Connection[tuple[object, ...]]


async def refused(server: Server, name: str, role: str) -> str:
    database = Database(server.conninfo(name, role))
    try:
        async with database.transaction() as session:
            with pytest.raises(UnsafeRole) as caught:
                await roles.refuse_unsafe_role(session)
    finally:
        await database.close()
    return caught.value.detail


async def test_a_superuser_may_not_serve_requests(server: Server, database_name: str) -> None:
    assert "superuser" in await refused(server, database_name, "postgres")


async def test_the_tables_owner_may_not_serve_requests(server: Server, database_name: str) -> None:
    assert "owns the tables" in await refused(server, database_name, roles.MIGRATE)


async def test_the_backup_role_may_not_serve_requests(server: Server, database_name: str) -> None:
    assert "bypasses" in await refused(server, database_name, roles.BACKUP)


@pytest.mark.parametrize("role", [roles.APP, roles.WORKER])
async def test_the_roles_that_serve_are_accepted(server: Server, database_name: str, role: str) -> None:
    database = Database(server.conninfo(database_name, role))
    async with database.transaction() as session:
        await roles.refuse_unsafe_role(session)
    await database.close()


def test_provisioning_twice_changes_nothing(server: Server) -> None:
    for _ in range(2):
        roles.provision(server.conninfo("postgres"), database="twice")
    server.drop("twice")


@pytest.mark.parametrize("table", ["directory", "oidc_states"])
async def test_a_worker_cannot_tell_whose_a_hash_is(server: Server, database_name: str, table: str) -> None:
    as_worker = psycopg.connect(server.conninfo(database_name, roles.WORKER))
    with as_worker, pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_worker.execute(f"SELECT owner_id FROM {table}".encode())


def test_nobody_else_may_call_a_function_of_the_schema(as_migrate: Connection) -> None:
    found = as_migrate.execute(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' "
        "AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)"
    ).fetchall()
    assert found == []
