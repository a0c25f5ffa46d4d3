"""How the steps of the schema make a table: columns as SQL, and everything that isolates owners by rule."""

from __future__ import annotations

from alembic import op

APP, WORKER, MIGRATE, BACKUP = "bespoke_app", "bespoke_worker", "bespoke_migrate", "bespoke_backup"

# The scalar sub-select is evaluated once a statement; an empty setting, left by an earlier transaction, is no owner.
_OWNER = "owner_id = (SELECT nullif(current_setting('app.owner_id', true), '')::uuid)"


def owned_table(name: str, columns: str) -> None:
    """A table whose rows belong to owners: forced row-level security for the roles that serve requests and jobs."""
    op.execute(f"CREATE TABLE {name} (owner_id uuid NOT NULL, {columns})")
    op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY owner ON {name} TO {APP}, {WORKER} USING ({_OWNER}) WITH CHECK ({_OWNER})")
    # Forced security binds the tables' owner too, whose data migrations would touch no row without a policy.
    op.execute(f"CREATE POLICY migrate ON {name} TO {MIGRATE} USING (true) WITH CHECK (true)")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {APP}, {WORKER}")
    op.execute(f"GRANT SELECT ON {name} TO {BACKUP}")


def shared_table(name: str, columns: str, *, app: str = "", worker: str = "", unlogged: bool = False) -> None:
    """A table without owners: the roles get the named privileges and no more."""
    op.execute(f"CREATE {'UNLOGGED ' if unlogged else ''}TABLE {name} ({columns})")
    for role, privileges in ((APP, app), (WORKER, worker)):
        if privileges:
            op.execute(f"GRANT {privileges} ON {name} TO {role}")
    op.execute(f"GRANT SELECT ON {name} TO {BACKUP}")


def index(table: str, columns: str, *, name: str, unique: bool = False, where: str = "") -> None:
    kind = "UNIQUE INDEX" if unique else "INDEX"
    op.execute(f"CREATE {kind} {name} ON {table} {columns}{f' WHERE {where}' if where else ''}")


def drop_tables(*names: str) -> None:
    """In the order given: children first."""
    for name in names:
        op.execute(f"DROP TABLE {name}")
