"""Looking an installation over: schema, isolation of owners, files, quotas. What is found is said in words."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from bespoke.platform.database import migrate, roles
from bespoke.platform.place import Place
from bespoke.platform.storage.keys import owner_prefixes

_UNFORCED = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'owner_id' AND a.attnum > 0
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relforcerowsecurity
      AND c.relname NOT IN ('directory', 'due', 'oidc_states')
"""
_OBJECTS = """
    SELECT object_key FROM sources UNION ALL SELECT object_key FROM artifacts
"""
_QUOTAS = """
    SELECT q.owner_id, q.kind, q.used, coalesce(s.total, 0) FROM quota_usage q
    LEFT JOIN LATERAL (
      SELECT CASE q.kind WHEN 'sources' THEN (SELECT sum(size_bytes) FROM sources WHERE owner_id = q.owner_id)
                         ELSE (SELECT sum(size_bytes) FROM artifacts WHERE owner_id = q.owner_id) END AS total
    ) s ON true
    WHERE q.used <> coalesce(s.total, 0)
"""


async def check(place: Place) -> list[str]:
    """Every problem found; none is the good answer. Sees all owners, as the role that owns the tables."""
    url = place.url(roles.MIGRATE)
    found = migrate.revision(url)
    if found != migrate.HEAD:
        return [f"The schema is at {found or 'nothing'}, this version needs {migrate.HEAD}: run `bespoke db upgrade`."]
    with psycopg.connect(url) as connection:
        problems = list(_in_the_tables(connection))
        objects = {str(row[0]): True for row in connection.execute(_OBJECTS).fetchall()}
        owners = [row[0] for row in connection.execute("SELECT owner_id FROM users").fetchall()]
    blobs, stored = place.open_blobs(), set()
    for owner in owners:
        for prefix in owner_prefixes(owner):
            stored |= {one.key async for one in blobs.list(prefix)}
    problems += [f"The file {key} is missing." for key in sorted(set(objects) - stored)]
    return problems


def _in_the_tables(connection: psycopg.Connection[tuple[object, ...]]) -> Iterator[str]:
    for (name,) in connection.execute(_UNFORCED).fetchall():
        yield f"The table {name} does not force row-level security."
    for owner, kind, used, total in connection.execute(_QUOTAS).fetchall():
        yield f"The quota of {kind} of owner {owner} says {used} bytes, the files have {total}."
