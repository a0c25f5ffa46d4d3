"""The sweep's visit that deletes an owner's oldest traces: lines of the audit trail, jobs that ended long ago, and
calls of models on the ledger.
"""

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
_OLD_OPERATIONS = text(
    """
    DELETE FROM ai_operations WHERE owner_id = :owner AND id IN (
      SELECT id FROM ai_operations WHERE owner_id = :owner AND created_at < :before ORDER BY created_at LIMIT :batch)
    """
)


@dataclass(frozen=True, slots=True)
class Ages:
    """How old a trace becomes."""

    events: timedelta
    jobs: timedelta
    ai_operations: timedelta


async def forget(session: AsyncSession, owner: UUID, ages: Ages, *, now: datetime) -> datetime:
    """When to come again: next week, or soon when there was more than one visit should delete."""
    old = ((_OLD_EVENTS, ages.events), (_OLD_JOBS, ages.jobs), (_OLD_OPERATIONS, ages.ai_operations))
    deleted = [await _delete(session, statement, owner, now - age) for statement, age in old]
    return now + (_SOON if _BATCH in deleted else _WEEKLY)


async def begin_forgetting(session: AsyncSession, owner: UUID) -> None:
    """From now on an owner is visited every week."""
    await visit_by(session, owner, kind=FORGET, after=_WEEKLY)


async def _delete(session: AsyncSession, statement: TextClause, owner: UUID, before: datetime) -> int:
    result = await session.execute(statement, {"owner": owner, "before": before, "batch": _BATCH})
    return int(getattr(result, "rowcount", 0))
