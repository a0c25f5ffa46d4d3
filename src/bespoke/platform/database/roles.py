"""The four database roles, what each may do, and the refusal to run under one that may do too much.

`bespoke_migrate` owns the tables and changes them; `bespoke_app` serves requests; `bespoke_worker` runs jobs and sees
the engine's tables; `bespoke_backup` alone may bypass row-level security, because `pg_dump` fails otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

import psycopg
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database.errors import UnsafeRole

MIGRATE, APP, WORKER, BACKUP = "bespoke_migrate", "bespoke_app", "bespoke_worker", "bespoke_backup"
ROLES = (MIGRATE, APP, WORKER, BACKUP)
DATABASE = "bespoke"

_WHAT_THIS_ROLE_MAY = text(
    """
    SELECT current_user AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS makes_roles,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = current_schema() AND c.relkind = 'r'
                     AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user
    """
)


def provision(admin: str, *, database: str = DATABASE, passwords: Mapping[str, str] | None = None) -> None:
    """Make the roles and the database where they are missing. `admin` is the conninfo of a superuser.

    Safe to repeat. Without a password a role can connect only where the server's own rules let it.
    """
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('bespoke.provision'))")
        for role in ROLES:
            _make_role(connection, role, (passwords or {}).get(role))
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,)).fetchone()
        name = sql.Identifier(database)
        if found is None:
            owner = sql.Identifier(MIGRATE)
            # Members of a role may give it a database; the superuser is one already, an administrator may not be.
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(name, owner)
            )
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        for role in ROLES:
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role)))


def _make_role(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str | None) -> None:
    name = sql.Identifier(role)
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(name))
    may = "BYPASSRLS" if role == BACKUP else "NOBYPASSRLS"
    connection.execute(sql.SQL("ALTER ROLE {} " + may).format(name))
    if password:
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))


async def refuse_unsafe_role(session: AsyncSession) -> None:
    """Raise unless row-level security binds the role of this session."""
    row = (await session.execute(_WHAT_THIS_ROLE_MAY)).one()
    powers = {
        "is a superuser": row.superuser,
        "bypasses row-level security": row.bypasses,
        "may make roles": row.makes_roles,
        "owns the tables": row.owns,
    }
    held = [name for name, is_held in powers.items() if is_held]
    if held:
        raise UnsafeRole(
            f"The role {row.role} {' and '.join(held)}, so owners would not be isolated from each other.",
            fix=f"Connect as {APP} (BESPOKE_DATABASE_URL); docs/operations.md says how to make it.",
        )
