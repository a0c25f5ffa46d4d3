"""Less for the roles: the worker cannot tell whose a hash is, and nobody else calls the job engine's functions."""

from __future__ import annotations

from alembic import op

from bespoke.platform.database.migrations.ddl import APP, WORKER

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DEFER = "procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[])"
_FUNCTIONS = """
    DO $$ DECLARE r record; BEGIN
      FOR r IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname = 'public' AND p.proname LIKE 'procrastinate%' LOOP
        EXECUTE '{change}';
      END LOOP;
    END $$
"""


def upgrade() -> None:
    # It strikes sessions that are over by the hash they are stored under, and forgets spent rates by their time.
    op.execute(f"REVOKE ALL ON directory, oidc_states, rate_limits FROM {WORKER}")
    op.execute(f"GRANT SELECT (kind, key), DELETE ON directory TO {WORKER}")
    op.execute(f"GRANT SELECT (next_at), DELETE ON rate_limits TO {WORKER}")
    _each_function("REVOKE EXECUTE ON FUNCTION ' || r.name || ' FROM PUBLIC")
    _each_function(f"GRANT EXECUTE ON FUNCTION ' || r.name || ' TO {WORKER}")
    op.execute(f"GRANT EXECUTE ON FUNCTION {_DEFER} TO {APP}")


def downgrade() -> None:
    op.execute(f"REVOKE EXECUTE ON FUNCTION {_DEFER} FROM {APP}")
    _each_function(f"REVOKE EXECUTE ON FUNCTION ' || r.name || ' FROM {WORKER}")
    _each_function("GRANT EXECUTE ON FUNCTION ' || r.name || ' TO PUBLIC")
    op.execute(f"REVOKE ALL ON directory, rate_limits FROM {WORKER}")
    op.execute(f"GRANT SELECT, DELETE ON directory, oidc_states, rate_limits TO {WORKER}")


def _each_function(change: str) -> None:
    op.execute(_FUNCTIONS.format(change=change))
