"""What an export uses: the optimized resume, else the resume as edited, else as it was read; and at which revision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.errors import not_found
from bespoke.features.documents.save import version_content
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.documents.tables import DocumentRow
from bespoke.features.exports.design import Design, design_of
from bespoke.features.optimizations import queries as optimizations
from bespoke.features.optimizations.subject import OPTIMIZED
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.postings.tables import PostingRow
from bespoke.features.resumes import queries as resumes
from bespoke.features.resumes.subject import RESUME
from bespoke.features.resumes.tables import ResumeRow
from bespoke.optimize.included import included_only

Origin = Literal["optimized_resume", "data", "parsed_data"]


@dataclass(frozen=True, slots=True)
class Basis:
    """`content` is a JSON Resume, empty while nothing was read; `design` how it is to be set, as it was given.

    `position` and `company` are those of the posting.
    """

    subject: Subject
    revision: int
    origin: Origin
    content: Content
    design: Design
    template_id: str
    position: str
    company: str
    is_confirmed: bool
    is_paid: bool


async def resolve(session: AsyncSession, owner: UUID, document_id: UUID, *, exact: bool = False) -> Subject:
    """Either kind of id; a resume stands for its most recently saved optimized resume, unless the very document is
    meant. Raises DocumentNotFound for what never was; reading its basis tells what was deleted.
    """
    newest = _optimized_of(owner, document_id).limit(1).scalar_subquery()
    found = select(DocumentRow.kind, newest).where(DocumentRow.owner_id == owner, DocumentRow.id == document_id)
    row = (await session.execute(found)).one_or_none()
    if row is None:
        raise not_found()
    kind, optimized_id = row
    if kind == OPTIMIZED.name:
        return Subject(OPTIMIZED, owner, document_id)
    is_itself = exact or optimized_id is None
    return Subject(RESUME, owner, document_id) if is_itself else Subject(OPTIMIZED, owner, optimized_id)


async def optimized_of(session: AsyncSession, owner: UUID, resume_id: UUID) -> list[UUID]:
    """The optimized resumes of a resume, the most recently saved first."""
    return list((await session.execute(_optimized_of(owner, resume_id))).scalars())


def _optimized_of(owner: UUID, resume_id: UUID) -> Select[UUID]:
    row = OptimizedResumeRow
    live = select(row.id).where(row.owner_id == owner, row.resume_id == resume_id, row.deleted_at.is_(None))
    return live.order_by(row.updated_at.desc(), row.id.desc())


async def family(session: AsyncSession, owner: UUID, document_id: UUID) -> list[UUID]:
    """The document and, of a resume, its optimized resumes: what was exported under its id. Raises DocumentNotFound."""
    subject = await resolve(session, owner, document_id)
    await _current(session, subject)
    return list(dict.fromkeys([document_id, subject.id, *await optimized_of(session, owner, document_id)]))


async def read_basis(session: AsyncSession, subject: Subject, *, revision: int | None = None) -> Basis:
    """The document as it was at the revision while that is kept, else as it is now. Raises DocumentNotFound."""
    basis = await _current(session, subject)
    if revision is None or revision == basis.revision:
        return basis
    kept = await version_content(session, subject, revision)
    return (
        basis if kept is None else replace(basis, revision=revision, content=_resume_json(kept), design=design_of(kept))
    )


async def _current(session: AsyncSession, subject: Subject) -> Basis:
    if subject.kind is RESUME:
        row = await resumes.find_row(session, subject.owner_id, subject.id)
        return _of_resume(subject, row, template_id=row.template_id, revision=row.revision)
    optimized = await optimizations.find(session, subject.owner_id, subject.id)
    resume = await resumes.find_row(session, subject.owner_id, optimized.resume_id)
    position, company = await _posting(session, optimized)
    basis = _of_resume(subject, resume, template_id=optimized.template_id, revision=optimized.revision)
    basis = replace(basis, position=position, company=company)
    basis = replace(basis, is_confirmed=basis.is_confirmed or optimized.sections_confirmed)
    if optimized.structured_output is None:
        return basis
    structured = optimized.structured_output
    shown = replace(basis, content=_resume_json(structured), design=design_of(structured))
    return replace(shown, origin="optimized_resume")


def _of_resume(subject: Subject, row: ResumeRow, *, template_id: str, revision: int) -> Basis:
    content = resumes.content_of(row)
    return Basis(
        subject=subject,
        revision=revision,
        origin="data" if row.data else "parsed_data",
        content=content,
        design=design_of(content),
        template_id=template_id,
        position="",
        company="",
        is_confirmed=row.sections_confirmed or row.parsed_data is None,
        is_paid=row.is_paid,
    )


async def _posting(session: AsyncSession, optimized: OptimizedResumeRow) -> tuple[str, str]:
    """A deleted posting still names the application."""
    if optimized.posting_id is None:
        return "", ""
    row = PostingRow
    named = select(row.title, row.company).where(row.owner_id == optimized.owner_id, row.id == optimized.posting_id)
    found = (await session.execute(named)).one()
    return found.title or "", found.company or ""


def _resume_json(content: Content) -> Content:
    """The resume in a version of either kind of document, without what is left out of an optimized one."""
    return included_only(content) if "resume_json" in content else content
