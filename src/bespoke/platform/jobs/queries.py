"""Reading jobs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.http.paging import Cursor
from bespoke.platform.jobs.dispatch import lock
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.tables import JobRow


async def find_job(session: AsyncSession, owner: UUID, job_id: UUID, *, for_update: bool = False) -> JobRow:
    """Raises JobNotFound."""
    found = select(JobRow).where(JobRow.owner_id == owner, JobRow.id == job_id)
    if for_update:
        found = found.with_for_update()
    row = (await session.execute(found, execution_options={"populate_existing": True})).scalar_one_or_none()
    if row is None:
        raise JobNotFound(f"There is no job {job_id}.", fix="See GET /jobs for the ones there are.")
    return row


async def lock_job(session: AsyncSession, owner: UUID, job_id: UUID) -> JobRow:
    """The job, which nobody else changes until the commit. Raises JobNotFound."""
    row = await find_job(session, owner, job_id)
    await lock(session, owner, row.pool)  # type: ignore[arg-type]  # the table's constraint allows no other
    return await find_job(session, owner, job_id, for_update=True)


async def list_jobs(
    session: AsyncSession,
    owner: UUID,
    *,
    limit: int,
    cursor: Cursor | None = None,
    kind: str | None = None,
    status: str | None = None,
    document_id: UUID | None = None,
) -> Sequence[JobRow]:
    """Newest first, one more than the limit when there is a next page."""
    wanted = select(JobRow).where(JobRow.owner_id == owner)
    for column, value in ((JobRow.kind, kind), (JobRow.status, status), (JobRow.document_id, document_id)):
        if value is not None:
            wanted = wanted.where(column == value)
    if cursor is not None:
        wanted = wanted.where(cursor.after(JobRow.created_at, JobRow.id))
    ordered = wanted.order_by(JobRow.created_at.desc(), JobRow.id.desc()).limit(limit + 1)
    return (await session.execute(ordered)).scalars().all()
