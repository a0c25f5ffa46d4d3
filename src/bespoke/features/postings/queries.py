"""Reading postings from the database."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from bespoke.features.postings.corrections import Corrections, posting_of
from bespoke.features.postings.errors import PostingNotFound
from bespoke.features.postings.tables import PostingRow
from bespoke.platform.http.paging import Cursor
from bespoke.posting.model import Posting, PostingAnalysis


async def find(
    session: AsyncSession, owner: UUID, posting_id: UUID, *, lock: bool = False, even_deleted: bool = False
) -> PostingRow:
    row = PostingRow
    statement = select(row).where(row.owner_id == owner, row.id == posting_id)
    if not even_deleted:
        statement = statement.where(row.deleted_at.is_(None))
    found = (await session.execute(statement.with_for_update() if lock else statement)).scalar_one_or_none()
    if found is None:
        raise PostingNotFound("There is no such posting.", fix="It may have been deleted; load the list again.")
    return found


async def find_posting(session: AsyncSession, owner: UUID, posting_id: UUID, *, even_deleted: bool = False) -> Posting:
    """Text and analysis as the person corrected it, for the engines. What was optimized for it outlives it."""
    row = await find(session, owner, posting_id, even_deleted=even_deleted)
    analysis = PostingAnalysis.model_validate(row.analysis)
    return posting_of(row.text, analysis, Corrections.model_validate(row.corrections))


async def list_page(session: AsyncSession, owner: UUID, *, cursor: Cursor | None, limit: int) -> Sequence[PostingRow]:
    row = PostingRow
    statement = select(row).options(defer(row.text, raiseload=True), defer(row.analysis, raiseload=True))
    statement = statement.where(row.owner_id == owner, row.deleted_at.is_(None))
    if cursor is not None:
        statement = statement.where(cursor.after(row.updated_at, row.id))
    ordered = statement.order_by(row.updated_at.desc(), row.id.desc()).limit(limit + 1)
    return (await session.execute(ordered)).scalars().all()
