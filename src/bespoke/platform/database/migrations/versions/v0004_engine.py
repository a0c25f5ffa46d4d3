"""The job engine's own tables, and the least that each role needs of them."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

from bespoke.platform.database.migrations.ddl import APP, BACKUP, WORKER

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OBJECTS = """
    DO $$ DECLARE r record; BEGIN
      FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname = 'public' AND p.proname LIKE 'procrastinate%' LOOP
        EXECUTE 'DROP FUNCTION ' || r.name || ' CASCADE';
      END LOOP;
      FOR r IN SELECT tablename AS name FROM pg_tables
               WHERE schemaname = 'public' AND tablename LIKE 'procrastinate%' LOOP
        EXECUTE 'DROP TABLE ' || quote_ident(r.name) || ' CASCADE';
      END LOOP;
      FOR r IN SELECT t.typname AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
               WHERE n.nspname = 'public' AND t.typname LIKE 'procrastinate%' AND t.typtype IN ('e', 'c') LOOP
        EXECUTE 'DROP TYPE IF EXISTS ' || quote_ident(r.name) || ' CASCADE';
      END LOOP;
    END $$
"""


def upgrade() -> None:
    # The engine's script holds several statements and percent signs: it goes to the driver as it is.
    connection = op.get_bind().connection.driver_connection
    assert connection is not None
    connection.execute(SchemaManager.get_schema().encode())
    op.execute(f"GRANT INSERT, SELECT (id) ON procrastinate_jobs TO {APP}")
    op.execute(f"GRANT INSERT ON procrastinate_events TO {APP}")
    op.execute(f"GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq TO {APP}")
    tables = "procrastinate_jobs, procrastinate_events, procrastinate_workers, procrastinate_periodic_defers"
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {WORKER}")
    op.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {WORKER}")
    op.execute(f"GRANT SELECT ON {tables} TO {BACKUP}")
    op.execute(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKUP}")


def downgrade() -> None:
    op.execute(OBJECTS)
