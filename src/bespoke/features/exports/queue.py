"""The exports a person waits for, and those that came to nothing: what runs, what waits and at which place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Row, Select, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.exports.schemas import QueueLine
from bespoke.features.exports.wish import BUNDLE, KINDS
from bespoke.features.jobs.schemas import JobShown
from bespoke.features.optimizations.tables import OptimizedResumeRow
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.jobs.stream import FINISHED
from bespoke.platform.jobs.tables import JobRow

LINES = 100
TRIED_FOR = timedelta(days=1)
"""So long an export that made no file is still there to be tried again."""

_OPEN = JobRow.status.in_(("processing", "pending"))
_Found = Row[JobRow, str | None, str | None]


async def read_queue(session: AsyncSession, owner: UUID) -> list[QueueLine]:
    """What runs first, then what waits in the order of its turn, then what ended, the last first."""
    rows = (await session.execute(_queue(owner))).all()
    ended = await _ended_members(session, owner, [row[0] for row in rows])
    places = iter(range(1, LINES + 1))
    return [_line(row, places, ended) for row in rows]


def _queue(owner: UUID) -> Select[JobRow, str | None, str | None]:
    resume, optimized = ResumeRow, OptimizedResumeRow
    recent = JobRow.status.in_(("failed", "cancelled")) & (JobRow.finished_at > func.clock_timestamp() - TRIED_FOR)
    wanted = (
        select(JobRow, resume.title, optimized.title)
        .outerjoin(resume, (resume.owner_id == JobRow.owner_id) & (resume.id == JobRow.document_id))
        .outerjoin(optimized, (optimized.owner_id == JobRow.owner_id) & (optimized.id == JobRow.document_id))
        .where(JobRow.owner_id == owner, JobRow.kind.in_(KINDS), or_(_OPEN, recent))
        .where(resume.deleted_at.is_(None), optimized.deleted_at.is_(None))
    )
    group = case((JobRow.status == "processing", 0), (JobRow.status == "pending", 1), else_=2)
    ended = case((_OPEN, None), else_=JobRow.finished_at)
    # Among the waiting, the order in which the platform hands jobs out.
    turn = (JobRow.priority.desc(), JobRow.created_at, JobRow.id)
    return wanted.order_by(group, ended.desc().nulls_first(), *turn).limit(LINES)


async def _ended_members(session: AsyncSession, owner: UUID, jobs: Sequence[JobRow]) -> Counter[UUID]:
    """How many members of each batch have ended."""
    batches = [job.batch_id for job in jobs if job.kind == BUNDLE]
    if not batches:
        return Counter()
    mine = (JobRow.owner_id == owner, JobRow.batch_id.in_(batches), JobRow.kind != BUNDLE)
    counted = select(JobRow.batch_id, func.count()).where(*mine, JobRow.status.in_(FINISHED))
    rows = (await session.execute(counted.group_by(JobRow.batch_id))).all()
    return Counter({batch_id: count for batch_id, count in rows if batch_id is not None})


def _line(row: _Found, places: Iterator[int], ended: Counter[UUID]) -> QueueLine:
    job, *titles = row
    about = JobShown.of(job).model_dump()
    if job.kind == BUNDLE:
        members = len(job.input.get("members", ()))
        done = ended[job.batch_id] if job.batch_id else 0
        return QueueLine(**about, format="zip", template_id=None, title="", members=members, members_ended=done)
    return QueueLine(
        **about,
        format=str(job.input["format"]),
        template_id=job.input["options"].get("template"),
        title=next((title for title in titles if title), ""),
        place=next(places) if job.status == "pending" else None,
    )
