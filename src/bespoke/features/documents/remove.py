"""Deleting a document: hidden at once, undone within thirty days, purged after them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.errors import HiddenParent, Replaced, not_found
from bespoke.features.documents.subject import Kind, Subject
from bespoke.features.documents.tables import DocumentRow
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.cancel import cancel_locked, lock_jobs_of
from bespoke.platform.jobs.due import visit_by
from bespoke.platform.jobs.transitions import Kinds

KEPT = timedelta(days=30)
PURGE = "purge"
"""The sweep's visit that purges."""

# What was made from a resume goes and comes back with it; what had been deleted before stays deleted.
_MADE_FROM = text("SELECT id FROM optimized_resumes WHERE owner_id = :owner AND resume_id = :id AND deleted_at IS NULL")
_HIDE_MADE_FROM = text(
    "UPDATE optimized_resumes SET deleted_at = :at WHERE owner_id = :owner AND resume_id = :id AND deleted_at IS NULL"
)
_PURGE_MADE_FROM = text(
    """
    DELETE FROM documents d USING optimized_resumes o
    WHERE d.owner_id = :owner AND o.owner_id = :owner AND o.resume_id = :id AND d.id = o.id
    """
)
_PARENT_IS_HIDDEN = text(
    """
    SELECT 1 FROM optimized_resumes o JOIN resumes r ON r.owner_id = o.owner_id AND r.id = o.resume_id
    WHERE o.owner_id = :owner AND o.id = :id AND r.deleted_at IS NOT NULL
    """
)
_IS_REPLACED = text(
    """
    SELECT 1 FROM optimized_resumes o JOIN optimized_resumes n ON n.owner_id = o.owner_id
      AND n.resume_id = o.resume_id AND n.posting_id IS NULL AND n.deleted_at IS NULL
    WHERE o.owner_id = :owner AND o.id = :id AND o.posting_id IS NULL
    """
)
_SHOW_MADE_FROM = text(
    "UPDATE optimized_resumes SET deleted_at = NULL WHERE owner_id = :owner AND resume_id = :id AND deleted_at = :at"
)


async def delete_document(session: AsyncSession, subject: Subject, actor: Actor, *, kinds: Kinds) -> None:
    """Its jobs are cancelled. Raises DocumentNotFound."""
    owner, table = subject.owner_id, _table(subject.kind)
    # In the order in which publishing locks: jobs, documents, visits, and the owner's stream of events last.
    made = (await session.execute(_MADE_FROM, {"owner": owner, "id": subject.id})).scalars()
    jobs = await lock_jobs_of(session, owner, [subject.id, *made])
    live = update(table).where(table.owner_id == owner, table.id == subject.id, table.deleted_at.is_(None))
    hidden = live.values(deleted_at=func.clock_timestamp()).returning(table.deleted_at)
    at: datetime | None = (await session.execute(hidden)).scalar_one_or_none()
    if at is None:
        raise not_found(subject.kind.noun)
    if subject.kind.name == "resume":
        await session.execute(_HIDE_MADE_FROM, {"owner": owner, "id": subject.id, "at": at})
    await visit_by(session, owner, kind=PURGE, at=at + KEPT)
    await cancel_locked(session, owner, jobs, kinds=kinds, actor=actor)
    await append_event(session, owner, f"{subject.kind.name}.deleted", subject_id=subject.id, actor=actor)


async def undelete_document(session: AsyncSession, subject: Subject, actor: Actor) -> None:
    """Raises DocumentNotFound for what was not deleted, or is purged; HiddenParent, Replaced."""
    owner, table = subject.owner_id, _table(subject.kind)
    mine = table.owner_id == owner, table.id == subject.id, table.deleted_at.is_not(None)
    at = (await session.execute(select(table.deleted_at).where(*mine).with_for_update())).scalar_one_or_none()
    if at is None:
        raise not_found(f"deleted {subject.kind.noun}")
    if subject.kind.name == "optimized_resume":
        await _refuse_impossible(session, subject)
    await session.execute(update(table).where(*mine).values(deleted_at=None))
    if subject.kind.name == "resume":
        await session.execute(_SHOW_MADE_FROM, {"owner": owner, "id": subject.id, "at": at})
    await append_event(session, owner, f"{subject.kind.name}.undeleted", subject_id=subject.id, actor=actor)


async def purgeable(session: AsyncSession, owner: UUID, kind: Kind) -> Sequence[UUID]:
    table = _table(kind)
    old = select(table.id).where(table.owner_id == owner, table.deleted_at < func.clock_timestamp() - KEPT)
    return (await session.execute(old)).scalars().all()


async def next_purge(session: AsyncSession, owner: UUID, kind: Kind) -> datetime | None:
    """When the next deleted document is to go; None when none is deleted."""
    table = _table(kind)
    oldest = select(func.min(table.deleted_at)).where(table.owner_id == owner)
    at: datetime | None = (await session.execute(oldest)).scalar_one()
    return at + KEPT if at else None


async def purge_document(session: AsyncSession, subject: Subject) -> None:
    """With its versions, suggestions and jobs, and all that was made from it; the audit keeps one line."""
    row = DocumentRow
    if subject.kind.name == "resume":
        await session.execute(_PURGE_MADE_FROM, {"owner": subject.owner_id, "id": subject.id})
    await session.execute(delete(row).where(row.owner_id == subject.owner_id, row.id == subject.id))
    await append_event(session, subject.owner_id, f"{subject.kind.name}.purged", subject_id=subject.id)


async def _refuse_impossible(session: AsyncSession, subject: Subject) -> None:
    mine = {"owner": subject.owner_id, "id": subject.id}
    if (await session.execute(_PARENT_IS_HIDDEN, mine)).first():
        raise HiddenParent("The résumé it was made from is deleted.", fix="Bring that résumé back first.")
    if (await session.execute(_IS_REPLACED, mine)).first():
        raise Replaced(
            "The résumé has another optimized résumé without a posting by now, and can have only one.",
            fix="Delete that one first, or restore what you miss from its versions.",
        )


def _table(kind: Kind) -> Any:
    return kind.table
