"""Trying a failed or cancelled export again: the same job, with the document as it is by now."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.queries import find_export_job
from bespoke.platform.actor import Actor
from bespoke.platform.jobs.retry import retry

# Whoever mended the document wants it mended in the file. A bundle has no revision.
_UNPIN = text(
    """
    UPDATE jobs SET input = jsonb_set(input, '{revision}', 'null')
    WHERE owner_id = :owner AND id = :job AND input ? 'revision'
    """
)


async def retry_export(session: AsyncSession, actor: Actor, job_id: UUID) -> None:
    """Raises ExportNotFound, JobNotFinished, JobFinished."""
    await find_export_job(session, actor.owner_id, job_id)
    await retry(session, actor.owner_id, job_id, actor=actor)
    await session.execute(_UNPIN, {"owner": actor.owner_id, "job": job_id})
