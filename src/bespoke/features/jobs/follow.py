"""Following one job's stream, whichever route it is followed by."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response

from bespoke.features.jobs.dependencies import TheLive, ThePace
from bespoke.platform.actor import Actor
from bespoke.platform.database import Database
from bespoke.platform.events.live import Live
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase
from bespoke.platform.http.sse import (
    MEDIA_TYPE,
    After,
    Batch,
    LastEventId,
    Pace,
    Sent,
    events_of,
    position_of,
    respond,
    still_the_same,
)
from bespoke.platform.http.streams import Stream
from bespoke.platform.jobs.stream import CHANNEL, FINISHED, JobEvent, follow_events
from bespoke.platform.jobs.told import JOB_EVENTS

_ENDED = {"description": "The job has ended and all was received."}
STREAM: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}, 204: _ENDED}
"""What a route answers that follows a job of any kind, with the events of all of them."""
JOB_STREAM = Stream(
    "Job",
    JOB_EVENTS,
    examples={"started": {"attempt": 1}, "progress": {"percent": 20, "stage": "render"}, "queued": {}},
)


def following(stream: Stream) -> dict[int | str, dict[str, Any]]:
    """What a route answers that follows jobs of one kind."""
    return {200: {"content": stream.content()}, 204: _ENDED}


_BATCH = 200


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows, from where on."""

    request: Request
    actor: Actor
    database: Database
    live: Live
    pace: Pace
    position: int


async def the_follower(
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    live: TheLive,
    pace: ThePace,
    last_event_id: LastEventId = None,
    after: After = None,
) -> Follower:
    return Follower(request, actor, database, live, pace, position_of(last_event_id, after) or 0)


TheFollower = Annotated[Follower, Depends(the_follower)]


def as_stored(event: JobEvent) -> Sent:
    return Sent(event.seq, event.type, event.payload)


async def follow(follower: Follower, job_id: UUID, *, sent: Callable[[JobEvent], Sent] = as_stored) -> Response:
    """204 when the job has ended and the follower has all of it. `sent` is how an event is told.

    Raises JobNotFound, TooManyStreams.
    """

    async def read(after: int) -> Batch:
        owner = follower.actor.owner_id
        status, events = await follow_events(follower.database, owner, job_id=job_id, after=after, limit=_BATCH)
        told = [sent(event) for event in events]
        return Batch(told, told[-1].id if told else after, status in FINISHED and len(events) < _BATCH)

    first = await read(follower.position)
    if first.is_last and not first.events:
        return Response(status_code=204)
    follower.live.refuse_more(follower.actor.owner_id)

    async def stream() -> AsyncIterator[bytes]:
        allowed = still_the_same(follower.request, follower.actor)
        with follower.live.follow(follower.actor.owner_id, CHANNEL, job_id) as hint:
            following = events_of(read, hint=hint, after=follower.position, allowed=allowed, pace=follower.pace)
            async for chunk in following:
                yield chunk

    return respond(stream())


async def get_job_events(job_id: UUID, follower: TheFollower) -> Response:
    """Server-sent events, numbered from 1 without gaps; the stream ends after `done`, `failed` or `cancelled`."""
    return await follow(follower, job_id)
