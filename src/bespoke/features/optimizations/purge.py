"""Purging optimized resumes that were deleted long enough ago, with their files."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.remove import purge_document, purgeable
from bespoke.features.exports.remove import purge_artifacts
from bespoke.features.optimizations.subject import OPTIMIZED, optimized_subject
from bespoke.platform.storage import BlobStore


async def purge_optimized(session: AsyncSession, owner: UUID, blobs: BlobStore) -> int:
    """How many went."""
    found = await purgeable(session, owner, OPTIMIZED)
    for optimized_id in found:
        await purge_artifacts(session, owner, optimized_id, blobs)
        await purge_document(session, optimized_subject(owner, optimized_id))
    return len(found)
