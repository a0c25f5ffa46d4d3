"""What happens to an owner's things: live, and as the audit trail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from bespoke.features.jobs.dependencies import TheLive, ThePace
from bespoke.features.jobs.schemas import EventShown
from bespoke.platform.database import Database
from bespoke.platform.events import read
from bespoke.platform.events.append import CHANNEL
from bespoke.platform.http.dependencies import CurrentActor, TheDatabase, Transaction
from bespoke.platform.http.paging import DEFAULT_LIMIT, CursorText, Page, PageLimit, UnknownCursor
from bespoke.platform.http.sse import (
    After,
    Batch,
    LastEventId,
    Sent,
    events_of,
    position_of,
    respond,
    still_the_same,
)
from bespoke.platform.http.streams import ANY, Stream

router = APIRouter(tags=["activity"])

Types = Annotated[
    str | None,
    Query(max_length=500, description="Types or their nouns, separated by commas.", examples=["resume,job.completed"]),
]


ACTIVITY_STREAM = Stream(
    "Activity",
    {ANY: EventShown},
    examples={
        "resume.saved": {
            "seq": 1,
            "type": "resume.saved",
            "subject_id": "01a21db6-33ed-7803-9493-fcc683add23e",
            "payload": {"revision": 2},
            "trace_id": "0af7651916cd43dd8448eb211c80319c",
            "actor": "session",
            "created_at": "2026-11-27T16:00:00Z",
        }
    },
)


@router.get(
    "/events",
    operation_id="follow_events",
    response_class=Response,
    responses={200: {"content": ACTIVITY_STREAM.content()}},
)
async def get_events(
    request: Request,
    actor: CurrentActor,
    database: TheDatabase,
    live: TheLive,
    pace: ThePace,
    types: Types = None,
    last_event_id: LastEventId = None,
    after: After = None,
) -> Response:
    """Server-sent events of all that changes, from now on or from where the client stopped. One stream a browser."""
    live.refuse_more(actor.owner_id)
    wanted = frozenset(name.strip() for name in (types or "").split(",") if name.strip())
    position = position_of(last_event_id, after)
    if position is None:
        async with database.transaction(actor.owner_id) as session:
            position = await read.last_seq(session, actor.owner_id)
    start = position

    async def stream() -> AsyncIterator[bytes]:
        # Sent at once, so that a client knows the stream stands and from where to resume it.
        yield f"id: {start}\nretry: 2000\n\n".encode()
        with live.follow(actor.owner_id, CHANNEL, actor.owner_id) as hint:
            following = events_of(
                lambda seq: _read(database, actor.owner_id, seq, wanted),
                hint=hint,
                after=start,
                allowed=still_the_same(request, actor),
                pace=pace,
            )
            async for chunk in following:
                yield chunk

    return respond(stream())


async def _read(database: Database, owner: UUID, after: int, wanted: frozenset[str]) -> Batch:
    async with database.transaction(owner) as session:
        rows = await read.read(session, owner, after=after)
    shown = [EventShown.of(row) for row in rows if read.is_of(row.type, wanted)]
    sent = [Sent(event.seq, event.type, event.model_dump(mode="json")) for event in shown]
    return Batch(sent, rows[-1].seq if rows else after)


@router.get("/audit", operation_id="read_audit")
async def get_audit(
    session: Transaction,
    actor: CurrentActor,
    limit: PageLimit = DEFAULT_LIMIT,
    cursor: CursorText = None,
    subject_id: UUID | None = None,
    type: Annotated[str | None, Query(max_length=100, examples=["job.completed"])] = None,
    trace_id: Annotated[str | None, Query(max_length=32)] = None,
) -> Page[EventShown]:
    """What happened, the newest first."""
    rows = await read.audit(
        session,
        actor.owner_id,
        limit=limit,
        before=_seq_of(cursor),
        subject_id=subject_id,
        event_type=type,
        trace_id=trace_id,
    )
    more = len(rows) > limit
    items = [EventShown.of(row) for row in rows[:limit]]
    return Page(items=items, next_cursor=str(items[-1].seq) if more else None)


def _seq_of(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 18):
        raise UnknownCursor("The cursor cannot be read.", fix="Pass `next_cursor` as it came, or none.", field="cursor")
    return int(cursor)
