"""Letting a posting go: hidden at once, undone within thirty days, purged after them unless something rests on it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.remove import KEPT, PURGE
from bespoke.features.postings import queries
from bespoke.features.postings.errors import PostingNotFound
from bespoke.features.postings.keep import update_posting
from bespoke.platform.actor import Actor
from bespoke.platform.events.append import append_event
from bespoke.platform.jobs.due import visit_by

_UNUSED = """
    p.owner_id = :owner AND p.deleted_at IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM optimized_resumes o WHERE o.owner_id = :owner AND o.posting_id = p.id)
"""
_PURGE = text(
    f"DELETE FROM postings p WHERE {_UNUSED} AND p.deleted_at < clock_timestamp() - :kept RETURNING p.id"  # noqa: S608
)
_OLDEST = text(f"SELECT min(p.deleted_at) FROM postings p WHERE {_UNUSED}")  # noqa: S608  # both halves stand here


async def delete_posting(session: AsyncSession, actor: Actor, posting_id: UUID) -> None:
    """Hidden; what was optimized for it keeps it."""
    await queries.find(session, actor.owner_id, posting_id, lock=True)
    await update_posting(session, actor.owner_id, posting_id, {"deleted_at": func.clock_timestamp()})
    await visit_by(session, actor.owner_id, kind=PURGE, after=KEPT)
    await append_event(session, actor.owner_id, "posting.deleted", subject_id=posting_id, actor=actor)


async def undelete_posting(session: AsyncSession, actor: Actor, posting_id: UUID) -> None:
    """Raises PostingNotFound for what was not deleted, or is purged."""
    row = await queries.find(session, actor.owner_id, posting_id, lock=True, even_deleted=True)
    if row.deleted_at is None:
        raise PostingNotFound("There is no such deleted posting.", fix="It is not deleted; use it as it is.")
    await update_posting(session, actor.owner_id, posting_id, {"deleted_at": None})
    await append_event(session, actor.owner_id, "posting.undeleted", subject_id=posting_id, actor=actor)


async def purge_postings(session: AsyncSession, owner: UUID) -> int:
    """How many went. After optimized resumes were purged, so that what only they kept goes with them."""
    gone = (await session.execute(_PURGE, {"owner": owner, "kept": KEPT})).scalars().all()
    for posting_id in gone:
        await append_event(session, owner, "posting.purged", subject_id=posting_id)
    return len(gone)


async def next_posting_purge(session: AsyncSession, owner: UUID) -> datetime | None:
    """When the next deleted posting is to go that nothing rests on; None without one."""
    at: datetime | None = (await session.execute(_OLDEST, {"owner": owner})).scalar_one()
    return at + KEPT if at else None
