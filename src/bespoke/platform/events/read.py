"""Reading an owner's events: forwards as a stream, backwards as an audit trail."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.events.tables import EventRow, EventStreamRow


async def last_seq(session: AsyncSession, owner: UUID) -> int:
    """Where the owner's stream stands; 0 before its first event."""
    last = select(func.coalesce(func.max(EventStreamRow.last), 0)).where(EventStreamRow.owner_id == owner)
    return int((await session.execute(last)).scalar_one())


async def read(session: AsyncSession, owner: UUID, *, after: int, limit: int = 200) -> Sequence[EventRow]:
    """Oldest first."""
    wanted = select(EventRow).where(EventRow.owner_id == owner, EventRow.seq > after)
    return (await session.execute(wanted.order_by(EventRow.seq).limit(limit))).scalars().all()


def is_of(event_type: str, types: Collection[str]) -> bool:
    """Whether the type, or its noun alone, is among `types`; all are when there are none."""
    return not types or event_type in types or event_type.partition(".")[0] in types


async def audit(
    session: AsyncSession,
    owner: UUID,
    *,
    limit: int,
    before: int | None = None,
    subject_id: UUID | None = None,
    event_type: str | None = None,
    trace_id: str | None = None,
) -> Sequence[EventRow]:
    """Newest first, one more than the limit when there is a next page."""
    wanted = select(EventRow).where(EventRow.owner_id == owner)
    given = ((EventRow.subject_id, subject_id), (EventRow.type, event_type), (EventRow.trace_id, trace_id))
    for column, value in given:
        if value is not None:
            wanted = wanted.where(column == value)
    if before is not None:
        wanted = wanted.where(EventRow.seq < before)
    return (await session.execute(wanted.order_by(EventRow.seq.desc()).limit(limit + 1))).scalars().all()
