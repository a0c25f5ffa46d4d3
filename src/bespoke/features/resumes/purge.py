"""Purging resumes that were deleted long enough ago, with their files."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.remove import purge_document, purgeable
from bespoke.features.exports.remove import purge_artifacts
from bespoke.features.resumes.subject import RESUME, resume_subject
from bespoke.features.resumes.tables import ResumeRow, SourceRow
from bespoke.platform.quota.ledger import refund
from bespoke.platform.storage import BlobStore
from bespoke.platform.storage.discard import discard


async def purge_resumes(session: AsyncSession, owner: UUID, blobs: BlobStore) -> int:
    """How many went."""
    found = await purgeable(session, owner, RESUME)
    for resume_id in found:
        source = select(ResumeRow.source_id).where(ResumeRow.owner_id == owner, ResumeRow.id == resume_id)
        source_id = (await session.execute(source)).scalar_one_or_none()
        await purge_artifacts(session, owner, resume_id, blobs)
        await purge_document(session, resume_subject(owner, resume_id))
        if source_id is not None:
            await _purge_source(session, owner, source_id, blobs)
    return len(found)


async def _purge_source(session: AsyncSession, owner: UUID, source_id: UUID, blobs: BlobStore) -> None:
    gone = delete(SourceRow).where(SourceRow.owner_id == owner, SourceRow.id == source_id)
    row = (await session.execute(gone.returning(SourceRow.object_key, SourceRow.size_bytes))).one_or_none()
    if row is not None:
        await discard(session, owner, blobs, [row.object_key])
        await refund(session, owner, "sources", amount=row.size_bytes)
