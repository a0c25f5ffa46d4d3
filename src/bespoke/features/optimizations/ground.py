"""What a suggestion is judged on: the confirmed resume, the person's facts, and the document as it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.save import version_content
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.optimizations import queries
from bespoke.features.optimizations.derive import Confirmed
from bespoke.features.optimizations.subject import optimized_subject
from bespoke.features.optimizations.tables import ConfirmedFactRow, OptimizedResumeRow
from bespoke.features.postings.queries import find_posting
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.subject import resume_subject
from bespoke.optimize.included import left_out, shown_of
from bespoke.optimize.model import AssertedFact
from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import Resume


@dataclass(frozen=True, slots=True)
class Ground:
    """`confirmed` is the pinned version of the resume; `current` the optimized document, hand edits and all."""

    subject: Subject
    revision: int
    resume_id: UUID
    resume_revision: int
    content: Content | None
    confirmed: Resume
    current: Resume
    posting: Posting | None
    asserted: tuple[AssertedFact, ...]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The paths that stand in none of its files."""
        return tuple(left_out((self.content or {}).get("ui") or {}))

    def shown(self, resume: Resume | None = None) -> Resume:
        """The optimized document, or another state of it, without what it leaves out."""
        return shown_of(resume or self.current, (self.content or {}).get("ui") or {})


async def ground_of(session: AsyncSession, owner: UUID, optimized_id: UUID, *, lock: bool = False) -> Ground:
    """With `lock` nobody else changes the optimized resume until the commit. Raises DocumentNotFound."""
    row = await queries.find(session, owner, optimized_id, lock=lock)
    return await ground_at(session, row, revision=row.revision)


async def ground_at(session: AsyncSession, row: OptimizedResumeRow, *, revision: int) -> Ground:
    """The document as it was at that revision; as it is now where that is not kept."""
    owner, subject = row.owner_id, optimized_subject(row.owner_id, row.id)
    content = row.structured_output
    if revision != row.revision:
        content = await version_content(session, subject, revision) or content
    base = await _pinned(session, row)
    posting = await find_posting(session, owner, row.posting_id, even_deleted=True) if row.posting_id else None
    confirmed, current = await asyncio.to_thread(_read, base, content)
    return Ground(
        subject=subject,
        revision=revision,
        resume_id=row.resume_id,
        resume_revision=row.resume_revision,
        content=content,
        confirmed=confirmed,
        current=current,
        posting=posting,
        asserted=asserted_of(await facts_of(session, owner, row.resume_id)),
    )


async def confirmed_of(session: AsyncSession, row: OptimizedResumeRow) -> Confirmed:
    """The pinned version of the resume and the person's facts, without the document itself."""
    base = await _pinned(session, row)
    resume = await asyncio.to_thread(read_json_resume, base)
    return Confirmed(resume, asserted_of(await facts_of(session, row.owner_id, row.resume_id)))


async def _pinned(session: AsyncSession, row: OptimizedResumeRow) -> Content:
    base = await version_content(session, resume_subject(row.owner_id, row.resume_id), row.resume_revision)
    return base or resumes.content_of(await resumes.find_row(session, row.owner_id, row.resume_id))


async def facts_of(session: AsyncSession, owner: UUID, resume_id: UUID) -> Sequence[ConfirmedFactRow]:
    """A fact belongs to the resume, and counts for whatever is made from it."""
    row = ConfirmedFactRow
    found = select(row).where(row.owner_id == owner, row.document_id == resume_id).order_by(row.created_at, row.id)
    return (await session.execute(found)).scalars().all()


def asserted_of(rows: Sequence[ConfirmedFactRow]) -> tuple[AssertedFact, ...]:
    return tuple(AssertedFact(path=row.entry_path, text=row.text, confirmed_on=_day(row)) for row in rows)


def _day(row: ConfirmedFactRow) -> PartialDate:
    at = row.created_at.astimezone(UTC)
    return PartialDate(at.year, at.month, at.day)


def _read(base: Content, content: Content | None) -> tuple[Resume, Resume]:
    confirmed = read_json_resume(base)
    return confirmed, read_json_resume(content["resume_json"]) if content else confirmed
