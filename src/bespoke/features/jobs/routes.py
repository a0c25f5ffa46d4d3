"""Jobs of any kind: list, look, follow, cancel, try again."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from bespoke.features.jobs import activity_routes
from bespoke.features.jobs.dependencies import TheKinds
from bespoke.features.jobs.follow import STREAM, get_job_events
from bespoke.features.jobs.schemas import JobShown, Status
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of
from bespoke.platform.jobs import queries
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.retry import retry

router = APIRouter()
jobs_router = APIRouter(prefix="/jobs", tags=["jobs"])


@jobs_router.get("", operation_id="list_jobs")
async def get_jobs(
    session: Transaction,
    actor: CurrentActor,
    limit: PageLimit = DEFAULT_LIMIT,
    cursor: CursorText = None,
    kind: Annotated[str | None, Query(max_length=100)] = None,
    status: Status | None = None,
    document_id: UUID | None = None,
) -> Page[JobShown]:
    """Background work, the newest first."""
    rows = await queries.list_jobs(
        session,
        actor.owner_id,
        limit=limit,
        cursor=Cursor.parse(cursor),
        kind=kind,
        status=status,
        document_id=document_id,
    )
    return page_of(rows, limit, shown=JobShown.of, cursor=lambda row: Cursor(row.created_at, row.id))


@jobs_router.get("/{job_id}", operation_id="read_job")
async def get_job(job_id: UUID, session: Transaction, actor: CurrentActor) -> JobShown:
    """How far a job is, and what came of it."""
    return JobShown.of(await queries.find_job(session, actor.owner_id, job_id))


@jobs_router.delete("/{job_id}", operation_id="cancel_job")
async def delete_job(job_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds) -> JobShown:
    """Cancel a job. One that runs is told to stop, and is `cancelled` shortly after; an ended one is a conflict."""
    await cancel(session, actor.owner_id, job_id, kinds=kinds, actor=actor)
    return JobShown.of(await queries.find_job(session, actor.owner_id, job_id))


@jobs_router.post("/{job_id}/retry", status_code=202, operation_id="retry_job")
async def post_retry(job_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds) -> JobShown:
    """Try a failed or cancelled job again, under the same id; an export with its document as it is now."""
    await retry(session, actor.owner_id, job_id, kinds=kinds, actor=actor)
    return JobShown.of(await queries.find_job(session, actor.owner_id, job_id))


jobs_router.add_api_route(
    "/{job_id}/events", get_job_events, operation_id="follow_job", response_class=Response, responses=STREAM
)
router.include_router(jobs_router)
router.include_router(activity_routes.router)
