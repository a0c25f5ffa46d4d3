"""A resume as the API and the tools show it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.resumes import queries
from bespoke.features.resumes.schemas import ResumeLine, ResumeView, SourceView


async def show_resume(session: AsyncSession, owner: UUID, resume_id: UUID, *, job_id: UUID | None = None) -> ResumeView:
    found = await queries.find(session, owner, resume_id)
    source = SourceView.model_validate(found.source, from_attributes=True) if found.source else None
    line = ResumeLine.model_validate(found.resume).model_dump()
    row = found.resume
    rest = {"parsed_data": row.parsed_data, "data": row.data, "completeness": row.completeness, "error": row.error}
    return ResumeView(**line, **rest, source=source, job_id=job_id)
