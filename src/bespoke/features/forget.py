"""The sweep's visit that deletes an owner's oldest traces: lines of the audit trail and jobs that ended long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.due import FORGET, visit_by

_WEEKLY = timedelta(days=7)
_SOON = timedelta(minutes=1)
_BATCH = 5_000

_OLD_EVENTS = text(
    """
    DELETE FROM events WHERE owner_id = :owner AND seq IN (
      SELECT seq FROM events WHERE owner_id = :owner AND created_at < :before ORDER BY created_at LIMIT :batch)
    """
)
_OLD_JOBS = text(
    """
    DELETE FROM jobs WHERE owner_id = :owner AND id IN (
      SELECT id FROM jobs WHERE owner_id = :owner AND created_at < :before AND finished_at < :before
      ORDER BY created_at LIMIT :batch)
    """
)


@dataclass(frozen=True, slots=True)
class Ages:
    """How old a trace becomes."""

    events: timedelta
    jobs: timedelta


async def forget(session: AsyncSession, owner: UUID, ages: Ages, *, now: datetime) -> datetime:
    """When to come again: next week, or soon when there was more than one visit should delete."""
    events = await _delete(session, _OLD_EVENTS, owner, now - ages.events)
    jobs = await _delete(session, _OLD_JOBS, owner, now - ages.jobs)
    return now + (_SOON if _BATCH in (events, jobs) else _WEEKLY)


async def begin_forgetting(session: AsyncSession, owner: UUID) -> None:
    """From now on an owner is visited every week."""
    await visit_by(session, owner, kind=FORGET, after=_WEEKLY)


async def _delete(session: AsyncSession, statement: TextClause, owner: UUID, before: datetime) -> int:
    result = await session.execute(statement, {"owner": owner, "before": before, "batch": _BATCH})
    return int(getattr(result, "rowcount", 0))
