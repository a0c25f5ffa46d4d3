"""Reading the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.ai.tables import AiOperationRow
from bespoke.platform.http.paging import Cursor


class Spent(NamedTuple):
    cost_microdollars: int
    input_tokens: int
    output_tokens: int


async def list_operations(
    session: AsyncSession, owner: UUID, *, after: Cursor | None, limit: int
) -> Sequence[AiOperationRow]:
    """Newest first; one more than the limit when there are more."""
    row = AiOperationRow
    wanted = select(row).where(row.owner_id == owner)
    if after is not None:
        wanted = wanted.where(after.after(row.created_at, row.id))
    return (await session.scalars(wanted.order_by(row.created_at.desc(), row.id.desc()).limit(limit + 1))).all()


async def spent_on_day(session: AsyncSession, owner: UUID, *, ends_at: datetime) -> Spent:
    row = AiOperationRow
    sums = (
        func.coalesce(func.sum(column), 0) for column in (row.cost_microdollars, row.input_tokens, row.output_tokens)
    )
    is_of_day = row.created_at >= ends_at - timedelta(days=1), row.created_at < ends_at
    found = (await session.execute(select(*sums).where(row.owner_id == owner, *is_of_day))).one()
    return Spent(*(int(value) for value in found))
