"""How often the tables are read by an index rather than from end to end, as PostgreSQL counts it."""

from __future__ import annotations

from sqlalchemy import text

from bespoke.platform.database.database import Database
from bespoke.platform.telemetry.figures import INDEX_SHARE

_SCANS = text(
    """
    SELECT relname, coalesce(idx_scan, 0) AS by_index, seq_scan AS whole FROM pg_stat_user_tables
    WHERE relname NOT LIKE 'procrastinate%' AND coalesce(idx_scan, 0) + seq_scan > 0
    """
)


async def observe_index_use(database: Database) -> None:
    """Sets the gauge anew; called when somebody reads the figures."""
    async with database.transaction() as session:
        for row in await session.execute(_SCANS):
            INDEX_SHARE.labels(row.relname).set(row.by_index / (row.by_index + row.whole))
