"""Server-sent events: numbered, resumable, with a bounded life, and no database session while they wait."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Header, Query, Request
from fastapi.responses import StreamingResponse

from bespoke.platform.actor import Actor
from bespoke.platform.errors import Busy, Forbidden, Invalid, Unauthenticated, Unavailable
from bespoke.platform.events.live import Hint

MEDIA_TYPE = "text/event-stream"
HEADERS: Mapping[str, str] = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

LastEventId = Annotated[
    str | None, Header(alias="Last-Event-ID", max_length=20, description="The last `id` that was received.")
]
After = Annotated[int | None, Query(ge=0, lt=2**62, description="Like Last-Event-ID, which goes before it.")]


class UnknownEventId(Invalid):
    """The event id is not one of ours."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One event as the client sees it."""

    id: int
    type: str
    data: Mapping[str, Any]

    def encode(self) -> bytes:
        data = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"), default=str)
        return f"id: {self.id}\nevent: {self.type}\ndata: {data}\n\n".encode()


@dataclass(frozen=True, slots=True)
class Pace:
    """After `life_s` the stream ends and the client comes back with the last id. `poll_s` is for lost hints."""

    heartbeat_s: float = 15.0
    poll_s: float = 5.0
    recheck_s: float = 30.0
    life_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Batch:
    """`position` is how far was read, which may be beyond the last event that is sent."""

    events: Sequence[Sent]
    position: int
    is_last: bool = False


Read = Callable[[int], Awaitable[Batch]]
Allowed = Callable[[], Awaitable[bool]]


def position_of(last_event_id: str | None, after: int | None) -> int | None:
    """Where the client stopped; None for one that has seen nothing. Raises UnknownEventId."""
    if last_event_id is None or not last_event_id.strip():
        return after
    if not (last_event_id.isascii() and last_event_id.isdigit()):
        raise UnknownEventId("Last-Event-ID is not a number.", fix="Send the `id` you received last, or none.")
    return min(int(last_event_id), 2**62)


def still_the_same(request: Request, actor: Actor) -> Allowed:
    """Whether the request's credential is still good. A database that cannot say now is asked again later."""

    async def ask() -> bool:
        try:
            now: Actor = await request.app.state.authenticate(request)
            now.require("read")
        except (Unauthenticated, Forbidden):
            return False
        except (Busy, Unavailable):
            return True
        return now.owner_id == actor.owner_id

    return ask


def respond(stream: AsyncIterator[bytes]) -> StreamingResponse:
    return StreamingResponse(stream, media_type=MEDIA_TYPE, headers=dict(HEADERS))


async def events_of(read: Read, *, hint: Hint, after: int, allowed: Allowed, pace: Pace) -> AsyncIterator[bytes]:
    """Encoded events after that position, heartbeats between them."""
    began = sent = checked = time.monotonic()
    while not hint.is_over and time.monotonic() - began < pace.life_s:
        batch = await _read(read, after)
        for event in batch.events:
            yield event.encode()
        if batch.is_last:
            return
        if batch.events:
            sent = time.monotonic()
        if batch.position == after:
            await hint.wait(min(pace.poll_s, pace.heartbeat_s))
        after = batch.position
        if time.monotonic() - sent >= pace.heartbeat_s:
            yield b": alive\n\n"
            sent = time.monotonic()
        if time.monotonic() - checked >= pace.recheck_s:
            if not await allowed():
                return
            checked = time.monotonic()


async def _read(read: Read, after: int) -> Batch:
    """Nothing, when the database has no time now; the next poll asks again."""
    try:
        return await read(after)
    except (Busy, Unavailable):
        return Batch((), after)
