"""Jobs of any kind: list, look, follow, cancel, try again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from bespoke.features.jobs import activity_routes
from bespoke.features.jobs.dependencies import TheKinds, TheLive, ThePace
from bespoke.features.jobs.schemas import JobShown, Status
from bespoke.platform.database import Database
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, Cursor, CursorText, Page, PageLimit, page_of
from bespoke.platform.http.sse import (
    MEDIA_TYPE,
    After,
    Batch,
    LastEventId,
    Sent,
    events_of,
    position_of,
    respond,
    still_the_same,
)
from bespoke.platform.jobs import queries
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.retry import retry
from bespoke.platform.jobs.stream import CHANNEL, FINISHED, read_events

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
async def post_retry(job_id: UUID, session: Transaction, actor: CurrentActor) -> JobShown:
    """Try a failed or cancelled job again, under the same id."""
    await retry(session, actor.owner_id, job_id, actor=actor)
    return JobShown.of(await queries.find_job(session, actor.owner_id, job_id))


@jobs_router.get(
    "/{job_id}/events",
    operation_id="follow_job",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}}, 204: {"description": "The job has ended and all was received."}},
)
async def get_job_events(
    job_id: UUID,
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    live: TheLive,
    pace: ThePace,
    last_event_id: LastEventId = None,
    after: After = None,
) -> Response:
    """Server-sent events, numbered from 1 without gaps; the stream ends after `done`, `failed` or `cancelled`."""
    position = position_of(last_event_id, after) or 0
    first = await _read(database, actor.owner_id, job_id, position)
    if first.is_last and not first.events:
        return Response(status_code=204)

    async def stream() -> AsyncIterator[bytes]:
        with live.subscribe(CHANNEL, job_id) as hint:
            allowed = still_the_same(request, actor)
            following = events_of(
                lambda seq: _read(database, actor.owner_id, job_id, seq),
                hint=hint,
                after=position,
                allowed=allowed,
                pace=pace,
            )
            async for chunk in following:
                yield chunk

    return respond(stream())


async def _read(database: Database, owner: UUID, job_id: UUID, after: int) -> Batch:
    limit = 200
    async with database.transaction(owner) as session:
        status, events = await read_events(session, owner, job_id=job_id, after=after, limit=limit)
    sent = [Sent(event.seq, event.type, event.payload) for event in events]
    is_last = status in FINISHED and len(events) < limit
    return Batch(sent, sent[-1].id if sent else after, is_last)


router.include_router(jobs_router)
router.include_router(activity_routes.router)
