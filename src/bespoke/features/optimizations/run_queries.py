"""Reading optimize jobs."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations.start import OPTIMIZE
from bespoke.features.optimizations.suggestion_rows import count_by_state
from bespoke.features.optimizations.wishes import Optimization
from bespoke.platform.jobs.errors import JobNotFound
from bespoke.platform.jobs.queries import find_job
from bespoke.platform.jobs.tables import JobRow


async def find_run(session: AsyncSession, owner: UUID, job_id: UUID) -> JobRow:
    """Raises JobNotFound, for jobs of other kinds too."""
    row = await find_job(session, owner, job_id)
    if row.kind != OPTIMIZE:
        raise JobNotFound(f"There is no optimization {job_id}.", fix="See GET /jobs?kind=optimize for those there are.")
    return row


async def show_run(session: AsyncSession, owner: UUID, job_id: UUID) -> Optimization:
    row = await find_run(session, owner, job_id)
    counted = await count_by_state(session, owner, row.document_id) if row.document_id else {}
    return Optimization.of(row, counted)
