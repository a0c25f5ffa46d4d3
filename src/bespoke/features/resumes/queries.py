"""Reading resumes from the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only, with_expression

from bespoke.features.documents.errors import not_found
from bespoke.features.exports.last import last_export
from bespoke.features.resumes.errors import NoContent, NotEditable
from bespoke.features.resumes.tables import ResumeRow, ResumeSectionRow, SourceRow
from bespoke.platform.http.paging import Cursor

_LINE = (
    ResumeRow.title,
    ResumeRow.template_id,
    ResumeRow.status,
    ResumeRow.is_complete,
    ResumeRow.is_paid,
    ResumeRow.sections_confirmed,
    ResumeRow.dirty,
    ResumeRow.revision,
    ResumeRow.source_id,
    ResumeRow.created_at,
    ResumeRow.updated_at,
)


class Found(NamedTuple):
    resume: ResumeRow
    source: SourceRow | None


async def find(session: AsyncSession, owner: UUID, resume_id: UUID) -> Found:
    """With its source. Raises DocumentNotFound."""
    both = SourceRow.owner_id == ResumeRow.owner_id, SourceRow.id == ResumeRow.source_id
    statement = select(ResumeRow, SourceRow).outerjoin(SourceRow, both[0] & both[1]).where(*_live(owner, resume_id))
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise not_found("résumé")
    resume, source = row
    return Found(resume, source)


async def find_row(session: AsyncSession, owner: UUID, resume_id: UUID, *, lock: bool = False) -> ResumeRow:
    statement = select(ResumeRow).where(*_live(owner, resume_id))
    row = (await session.execute(statement.with_for_update() if lock else statement)).scalar_one_or_none()
    if row is None:
        raise not_found("résumé")
    return row


async def list_page(session: AsyncSession, owner: UUID, *, cursor: Cursor | None, limit: int) -> Sequence[ResumeRow]:
    """Up to one more than the limit, without the contents, but with the last export."""
    exported = with_expression(ResumeRow.last_export, last_export(ResumeRow.owner_id, ResumeRow.id))
    statement = select(ResumeRow).options(load_only(*_LINE, raiseload=True), exported)
    statement = statement.where(ResumeRow.owner_id == owner, ResumeRow.deleted_at.is_(None))
    if cursor is not None:
        statement = statement.where(cursor.after(ResumeRow.updated_at, ResumeRow.id))
    ordered = statement.order_by(ResumeRow.updated_at.desc(), ResumeRow.id.desc()).limit(limit + 1)
    return (await session.execute(ordered)).scalars().all()


async def list_sections(session: AsyncSession, owner: UUID, resume_id: UUID) -> Sequence[ResumeSectionRow]:
    await find_row(session, owner, resume_id)
    row = ResumeSectionRow
    statement = select(row).where(row.owner_id == owner, row.resume_id == resume_id).order_by(row.id)
    return (await session.execute(statement)).scalars().all()


async def find_readable(session: AsyncSession, owner: UUID, resume_id: UUID) -> ResumeRow:
    """One whose file is read. Raises DocumentNotFound, NotEditable."""
    row = await find_row(session, owner, resume_id)
    refuse_unread(row)
    return row


def refuse_unread(row: ResumeRow) -> None:
    """What is told or edited before the file is read would stand in the place of what it holds. Raises NotEditable."""
    if row.revision == 0 and row.status in ("uploaded", "parsing"):
        raise NotEditable("The résumé is still being read.", fix="Wait for its import, then edit it.")


def refuse_empty(row: ResumeRow) -> None:
    """Nothing can be made of a file before it is read, nor when it could not be. Raises NotEditable, NoContent."""
    refuse_unread(row)
    if not content_of(row):
        raise NoContent(
            "The résumé is empty: its file could not be read.", fix="Upload another file, or write it by hand."
        )


def content_of(row: ResumeRow) -> dict[str, Any]:
    """As edited, else as read."""
    return row.data or row.parsed_data or {}


def _live(owner: UUID, resume_id: UUID) -> tuple[Any, ...]:
    return ResumeRow.owner_id == owner, ResumeRow.id == resume_id, ResumeRow.deleted_at.is_(None)
