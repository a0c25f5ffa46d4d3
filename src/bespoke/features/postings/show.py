"""A posting as the API and the tools show it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.postings import queries
from bespoke.features.postings.corrections import Corrections, corrected
from bespoke.features.postings.schemas import PostingLine, PostingView
from bespoke.posting.model import PostingAnalysis


async def show_posting(session: AsyncSession, owner: UUID, posting_id: UUID) -> PostingView:
    row = await queries.find(session, owner, posting_id)
    analysis = PostingAnalysis.model_validate(row.analysis)
    corrections = Corrections.model_validate(row.corrections)
    line = PostingLine.model_validate(row).model_dump()
    effective = corrected(analysis, corrections)
    return PostingView(
        **line,
        text=row.text,
        analysis=analysis,
        corrections=corrections,
        warnings=row.warnings,
        effective=effective,
    )
