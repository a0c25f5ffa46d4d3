"""An owner's operations of the day: reserved before a call, given back when none was made."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.due import TIDY, visit_by

_TODAY = "(clock_timestamp() AT TIME ZONE 'UTC')::date"
_RESERVE = text(
    f"""
    INSERT INTO ai_days AS d (owner_id, day, operations) SELECT :owner, {_TODAY}, 1 WHERE :limit > 0
    ON CONFLICT (owner_id, day) DO UPDATE SET operations = d.operations + 1 WHERE d.operations < :limit
    RETURNING day
    """  # our own words
)
_RELEASE = text(
    "UPDATE ai_days SET operations = operations - 1 WHERE owner_id = :owner AND day = :day AND operations > 0"
)
_USED = text(
    f"SELECT {_TODAY} AS day, (SELECT operations FROM ai_days WHERE owner_id = :owner AND day = {_TODAY}) AS used"  # noqa: S608
)
_PAST = text(f"DELETE FROM ai_days WHERE owner_id = :owner AND day < {_TODAY} - 31")  # noqa: S608
_TIDY_AFTER = timedelta(days=32)


class Used(NamedTuple):
    """Of today; `resets_at` is the next midnight, UTC."""

    operations: int
    resets_at: datetime


async def reserve_operation(session: AsyncSession, owner: UUID, *, limit: int) -> date | None:
    """The day it counts for; None when there are `limit` already. Exact, whoever comes at the same time."""
    await visit_by(session, owner, kind=TIDY, after=_TIDY_AFTER)
    day: date | None = (await session.execute(_RESERVE, {"owner": owner, "limit": limit})).scalar_one_or_none()
    return day


async def release_operation(session: AsyncSession, owner: UUID, day: date) -> None:
    await session.execute(_RELEASE, {"owner": owner, "day": day})


async def used_today(session: AsyncSession, owner: UUID) -> Used:
    row = (await session.execute(_USED, {"owner": owner})).one()
    return Used(row.used or 0, datetime.combine(row.day + timedelta(days=1), time(), UTC))


async def drop_past_days(session: AsyncSession, owner: UUID) -> None:
    """Counts older than a month are of no use to anybody; the ledger lives longer."""
    await session.execute(_PAST, {"owner": owner})
