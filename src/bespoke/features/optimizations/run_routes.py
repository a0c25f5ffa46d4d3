"""Optimizations over HTTP: started, looked at, followed, cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from fastapi import APIRouter, Response

from bespoke.features.jobs.dependencies import TheKinds
from bespoke.features.jobs.follow import TheFollower, follow, following
from bespoke.features.optimizations.run_queries import find_run, show_run
from bespoke.features.optimizations.start import OPTIMIZE, start_optimization
from bespoke.features.optimizations.stream import NAMES, OPTIMIZATION_STREAM
from bespoke.features.optimizations.wishes import Optimization, OptimizeRequest, OptimizeStarted
from bespoke.platform.http.dependencies import CurrentActor, Transaction
from bespoke.platform.http.idempotency import OnlyOnce
from bespoke.platform.http.sse import Sent
from bespoke.platform.jobs.cancel import cancel
from bespoke.platform.jobs.stream import JobEvent

router = APIRouter(tags=["optimizations"])
_RUN = "/optimize/{job_id}"


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
    responses=following(OPTIMIZATION_STREAM),
)
async def get_run_events(job_id: UUID, follower: TheFollower) -> Response:
    """Server-sent events, numbered from 1 without gaps and stored: `stage`, `analysis`, `score`, `suggestion`,
    `verdict`, `applied`, `usage`, `notice`, then `done`, `error` or `cancelled`."""
    async with follower.database.transaction(follower.actor.owner_id) as session:
        await find_run(session, follower.actor.owner_id, job_id)
    return await follow(follower, job_id, sent=_sent)


def _sent(event: JobEvent) -> Sent:
    data: Mapping[str, object] = {name: value for name, value in event.payload.items() if name != "once"}
    return Sent(event.seq, NAMES.get(event.type, event.type), data)
