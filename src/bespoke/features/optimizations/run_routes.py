"""Optimizations over HTTP: started, looked at, followed, cancelled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from uuid import UUID

from fastapi import APIRouter, Request, Response

from bespoke.features.jobs.dependencies import TheKinds, TheLive, ThePace
from bespoke.features.optimizations.run_queries import find_run, show_run
from bespoke.features.optimizations.start import OPTIMIZE, start_optimization
from bespoke.features.optimizations.wishes import Optimization, OptimizeRequest, OptimizeStarted
from bespoke.platform.database import Database
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.idempotency import OnlyOnce
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
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.stream import CHANNEL, FINISHED, JobEvent, read_events

router = APIRouter(tags=["optimizations"])
_RUN = "/optimize/{job_id}"
_NAMES = {"progress": "stage", "failed": "error"}
"""How events of every job are called in this stream."""
_BATCH = 200


@router.post("/optimize", status_code=202, operation_id="start_optimization")
async def post_optimize(
    given: OptimizeRequest, session: Transaction, actor: CurrentActor, once: OnlyOnce, kinds: TheKinds
) -> OptimizeStarted:
    """Cut a résumé to a posting. Started again, it works on the optimized résumé there is: what was decided stays,
    open proposals are replaced."""

    async def start() -> OptimizeStarted:
        return await start_optimization(session, actor, given, kind=kinds[OPTIMIZE])

    return await once.run(OptimizeStarted, start)


@router.get(_RUN, operation_id="get_optimization")
async def get_run(job_id: UUID, session: Transaction, actor: CurrentActor) -> Optimization:
    """How far it is, and what came of it."""
    return await show_run(session, actor.owner_id, job_id)


@router.delete(_RUN, operation_id="cancel_optimization")
async def delete_run(job_id: UUID, session: Transaction, actor: CurrentActor, kinds: TheKinds) -> Optimization:
    """Cancel it; the suggestions made so far stay. An ended one is a conflict."""
    await find_run(session, actor.owner_id, job_id)
    await cancel(session, actor.owner_id, job_id, kinds=kinds, actor=actor)
    return await show_run(session, actor.owner_id, job_id)


@router.get(
    f"{_RUN}/events",
    operation_id="follow_optimization",
    response_class=Response,
    responses={200: {"content": {MEDIA_TYPE: {}}}, 204: {"description": "The job has ended and all was received."}},
)
async def get_run_events(
    job_id: UUID,
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    live: TheLive,
    pace: ThePace,
    last_event_id: LastEventId = None,
    after: After = None,
) -> Response:
    """Server-sent events, numbered from 1 without gaps and stored: `stage`, `analysis`, `score`, `suggestion`,
    `verdict`, `applied`, `usage`, `notice`, then `done`, `error` or `cancelled`."""
    position = position_of(last_event_id, after) or 0
    async with database.transaction(actor.owner_id) as session:
        await find_run(session, actor.owner_id, job_id)
    first = await _read(database, actor.owner_id, job_id, position)
    if first.is_last and not first.events:
        return Response(status_code=204)

    async def stream() -> AsyncIterator[bytes]:
        with live.subscribe(CHANNEL, job_id) as hint:
            following = events_of(
                lambda seq: _read(database, actor.owner_id, job_id, seq),
                hint=hint,
                after=position,
                allowed=still_the_same(request, actor),
                pace=pace,
            )
            async for chunk in following:
                yield chunk

    return respond(stream())


async def _read(database: Database, owner: UUID, job_id: UUID, after: int) -> Batch:
    async with database.transaction(owner) as session:
        status, events = await read_events(session, owner, job_id=job_id, after=after, limit=_BATCH)
    sent = [_sent(event) for event in events]
    is_last = status in FINISHED and len(events) < _BATCH
    return Batch(sent, sent[-1].id if sent else after, is_last)


def _sent(event: JobEvent) -> Sent:
    data: Mapping[str, object] = {name: value for name, value in event.payload.items() if name != "once"}
    return Sent(event.seq, _NAMES.get(event.type, event.type), data)
