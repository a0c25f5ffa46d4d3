"""What an owner's exports came to: how many, how they ended, how long they took; and how much room is left."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.schemas import QuotaView, StatsView
from bespoke.features.exports.wish import EXPORT
from bespoke.platform.quota.ledger import usage

_BY_STATUS = text("SELECT status, count(*) AS n FROM jobs WHERE owner_id = :owner AND kind = :kind GROUP BY status")
_BY_FORMAT = text(
    """
    SELECT input->>'format' AS format, count(*) AS n FROM jobs
    WHERE owner_id = :owner AND kind = :kind AND status = 'completed' GROUP BY 1 ORDER BY 1
    """
)
_MEDIAN = text(
    """
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - created_at)::float8)
    FROM jobs WHERE owner_id = :owner AND kind = :kind AND status = 'completed'
    """
)
_DOWNLOADS = text("SELECT coalesce(sum(downloads), 0) FROM artifacts WHERE owner_id = :owner")
_REUSED = text("SELECT count(*) FROM export_history WHERE owner_id = :owner AND reused")


async def stats(session: AsyncSession, owner: UUID) -> StatsView:
    """`median_seconds` is from the click to the file, waiting included."""
    values = {"owner": owner, "kind": EXPORT}
    by_status = {row.status: row.n for row in (await session.execute(_BY_STATUS, values)).all()}
    by_format = {row.format: row.n for row in (await session.execute(_BY_FORMAT, values)).all()}
    completed, failed = by_status.get("completed", 0), by_status.get("failed", 0)
    ended = completed + failed
    median = (await session.execute(_MEDIAN, values)).scalar_one()
    return StatsView(
        exports=sum(by_status.values()),
        by_status=by_status,
        by_format=by_format,
        success_rate=completed / ended if ended else None,
        median_seconds=None if median is None else round(median, 3),
        downloads=int((await session.execute(_DOWNLOADS, {"owner": owner})).scalar_one()),
        reused=(await session.execute(_REUSED, {"owner": owner})).scalar_one(),
    )


async def quota(session: AsyncSession, owner: UUID, *, limit_bytes: int) -> QuotaView:
    now = await usage(session, owner, "artifacts")
    left = max(limit_bytes - now.used - now.reserved, 0)
    return QuotaView(used_bytes=now.used, reserved_bytes=now.reserved, limit_bytes=limit_bytes, available_bytes=left)
