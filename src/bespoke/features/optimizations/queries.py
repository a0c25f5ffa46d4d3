"""Reading optimized resumes from the database."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, case, false, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import load_only, with_expression

from bespoke.features.documents.errors import not_found
from bespoke.features.documents.subject import Content
from bespoke.features.exports.last import last_export
from bespoke.features.optimizations.fingerprint import fingerprint
from bespoke.features.optimizations.record import OptimizedLine
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.platform.http.paging import Cursor

_Row = OptimizedResumeRow
_LINE = [getattr(_Row, name) for name in OptimizedLine.model_fields if name != "id"]


async def find(session: AsyncSession, owner: UUID, optimized_id: UUID, *, lock: bool = False) -> OptimizedResumeRow:
    """Raises DocumentNotFound."""
    statement = select(_Row).where(_Row.owner_id == owner, _Row.id == optimized_id, _Row.deleted_at.is_(None))
    row = (await session.execute(statement.with_for_update() if lock else statement)).scalar_one_or_none()
    if row is None:
        raise not_found("optimized résumé")
    return row


async def find_of_resume(
    session: AsyncSession, owner: UUID, resume_id: UUID, posting_id: UUID | None
) -> OptimizedResumeRow | None:
    """The newest one for this posting, or the one without a posting; locked."""
    same = _Row.posting_id.is_(None) if posting_id is None else _Row.posting_id == posting_id
    statement = select(_Row).where(_Row.owner_id == owner, _Row.resume_id == resume_id, same, _Row.deleted_at.is_(None))
    newest = statement.order_by(_Row.updated_at.desc()).limit(1).with_for_update()
    return (await session.execute(newest)).scalar_one_or_none()


async def list_page(
    session: AsyncSession,
    owner: UUID,
    *,
    cursor: Cursor | None,
    limit: int,
    resume_id: UUID | None = None,
    posting_id: UUID | None = None,
    title: str = "",
    contains: Content | None = None,
) -> Sequence[OptimizedResumeRow]:
    """Up to one more than the limit, without the contents, but with the last export.

    `contains` is JSON containment in `structured_output`.
    """
    exported = with_expression(_Row.last_export, last_export(_Row.owner_id, _Row.id))
    statement = select(_Row).options(load_only(*_LINE, raiseload=True), exported)
    statement = statement.where(_Row.owner_id == owner, _Row.deleted_at.is_(None))
    if resume_id is not None:
        statement = statement.where(_Row.resume_id == resume_id)
    if posting_id is not None:
        statement = statement.where(_Row.posting_id == posting_id)
    if title:
        statement = statement.where(_Row.title.icontains(title, autoescape=True))
    if contains is not None:
        statement = statement.where(_holds(contains))
    if cursor is not None:
        statement = statement.where(cursor.after(_Row.updated_at, _Row.id))
    ordered = statement.order_by(_Row.updated_at.desc(), _Row.id.desc()).limit(limit + 1)
    return (await session.execute(ordered)).scalars().all()


def _holds(value: Content) -> ColumnElement[bool]:
    """The fingerprint decides first, because it needs nothing unpacked; a row without one is unpacked.

    A `CASE`, because the planner would try containment first: it counts operators, not what they read.
    """
    wanted = literal(fingerprint(value), _Row.fingerprint.type)
    lacks = _Row.fingerprint.bitwise_and(wanted) != wanted
    return case((lacks, false()), else_=_Row.structured_output.contains(value))
