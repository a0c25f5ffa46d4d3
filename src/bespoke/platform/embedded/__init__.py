"""An embedded PostgreSQL: the server's programs from a wheel, its life cycle here.

    with EmbeddedPostgres(root) as postgres:
        postgres.url("bespoke", "bespoke_app")

Every process that uses the server holds a shared lock for its life; a detached guardian waits for the last one to go,
by a clean exit or a kill, and stops the server. No list of process ids is kept anywhere, and life is tested by
connecting, never by a process id. POSIX only; data on a network file system is refused.
"""

from __future__ import annotations

from bespoke.platform.embedded.paths import default_data_dir
from bespoke.platform.embedded.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres", "default_data_dir"]
