"""Reserving before the work, committing after it: the sum never passes the limit, whoever comes at the same time."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.errors import Forbidden
from bespoke.platform.ids import new_id
from bespoke.platform.jobs.due import EARLIER, TIDY

QuotaKind = Literal["sources", "artifacts"]
LIVES = timedelta(hours=1)


class QuotaExceeded(Forbidden):
    """There is no room left."""


class Usage(NamedTuple):
    """Bytes."""

    used: int
    reserved: int


# The visit's row before the quota's, as whoever takes an idempotency key first does: else the two may deadlock.
_RESERVE = text(
    f"""
    WITH visit AS ({EARLIER} RETURNING owner_id), held AS (
      INSERT INTO quota_usage AS u (owner_id, kind, reserved)
      SELECT :owner, :held, :amount WHERE :amount <= CAST(:limit AS bigint) AND (SELECT count(*) FROM visit) >= 0
      ON CONFLICT (owner_id, kind) DO UPDATE SET reserved = u.reserved + excluded.reserved
      WHERE u.used + u.reserved + excluded.reserved <= :limit RETURNING owner_id
    )
    INSERT INTO quota_reservations (owner_id, id, kind, amount, expires_at)
    SELECT owner_id, :id, :held, :amount, clock_timestamp() + :lives FROM held RETURNING id
    """  # noqa: S608  # both halves are ours
)
_CLOSE = text(
    """
    WITH closed AS (
      DELETE FROM quota_reservations WHERE owner_id = :owner AND id = :id RETURNING kind, amount
    )
    UPDATE quota_usage u SET reserved = u.reserved - c.amount, used = u.used + :actual
    FROM closed c WHERE u.owner_id = :owner AND u.kind = c.kind RETURNING u.kind
    """
)
_REFUND = text("UPDATE quota_usage SET used = greatest(used - :amount, 0) WHERE owner_id = :owner AND kind = :kind")
_EXPIRE = text(
    """
    WITH gone AS (
      DELETE FROM quota_reservations WHERE owner_id = :owner AND expires_at < clock_timestamp() RETURNING kind, amount
    ), sums AS (SELECT kind, sum(amount) AS amount, count(*) AS held FROM gone GROUP BY kind), given AS (
      UPDATE quota_usage u SET reserved = u.reserved - s.amount FROM sums s
      WHERE u.owner_id = :owner AND u.kind = s.kind
    )
    SELECT coalesce(sum(held), 0) FROM sums
    """
)
_USAGE = text("SELECT used, reserved FROM quota_usage WHERE owner_id = :owner AND kind = :kind")


async def reserve(session: AsyncSession, owner: UUID, kind: QuotaKind, *, amount: int, limit: int) -> UUID:
    """The reservation's id. Raises QuotaExceeded, and then nothing is held."""
    values = {"owner": owner, "held": kind, "id": new_id(), "amount": amount, "limit": limit, "lives": LIVES}
    visit = {"kind": TIDY, "after": 2 * LIVES, "at": None}
    reservation: UUID | None = (await session.execute(_RESERVE, {**values, **visit})).scalar_one_or_none()
    if reservation is None:
        used = await usage(session, owner, kind)
        raise QuotaExceeded(
            f"{used.used + used.reserved:,} of {limit:,} bytes are used; {amount:,} more do not fit.",
            fix="Delete what you do not need any more.",
        )
    return reservation


async def commit_reservation(session: AsyncSession, owner: UUID, reservation: UUID, *, actual: int) -> bool:
    """Turn it into use of `actual` bytes. False when it had expired, and then nothing is counted."""
    values = {"owner": owner, "id": reservation, "actual": actual}
    return (await session.execute(_CLOSE, values)).first() is not None


async def release(session: AsyncSession, owner: UUID, reservation: UUID) -> None:
    """Releasing twice is no error."""
    await session.execute(_CLOSE, {"owner": owner, "id": reservation, "actual": 0})


async def refund(session: AsyncSession, owner: UUID, kind: QuotaKind, *, amount: int) -> None:
    """What was used is gone."""
    await session.execute(_REFUND, {"owner": owner, "kind": kind, "amount": amount})


async def expire_reservations(session: AsyncSession, owner: UUID) -> int:
    """Give back what nobody committed in time; how many."""
    return int((await session.execute(_EXPIRE, {"owner": owner})).scalar_one())


async def usage(session: AsyncSession, owner: UUID, kind: QuotaKind) -> Usage:
    row = (await session.execute(_USAGE, {"owner": owner, "kind": kind})).one_or_none()
    return Usage(row.used, row.reserved) if row else Usage(0, 0)
