"""Streams of server-sent events: their form, their end, and what they do when the database has no time."""

from __future__ import annotations

import time

import pytest

from bespoke.platform.errors import Busy
from bespoke.platform.events.live import Hint
from bespoke.platform.http.sse import Batch, Pace, Sent, UnknownEventId, events_of, position_of

PACE = Pace(heartbeat_s=0.1, poll_s=0.05, recheck_s=0.05, life_s=0.4)


async def yes() -> bool:
    return True


async def nothing(after: int) -> Batch:
    return Batch((), after)


def test_data_is_one_line_whatever_it_holds() -> None:
    encoded = Sent(7, "thing.done", {"text": "a\nb\r\u2028é"}).encode().decode()
    assert encoded == 'id: 7\nevent: thing.done\ndata: {"text":"a\\nb\\r\u2028é"}\n\n'


async def test_the_life_of_a_stream_is_bounded_and_shown_by_heartbeats() -> None:
    began = time.monotonic()
    chunks = [chunk async for chunk in events_of(nothing, hint=Hint(), after=0, allowed=yes, pace=PACE)]
    assert 0.3 < time.monotonic() - began < 10
    assert set(chunks) == {b": alive\n\n"}


async def test_a_busy_database_ends_no_stream() -> None:
    answers: list[Busy | Batch] = [Busy("Later."), Batch([Sent(1, "a.b", {})], 1, is_last=True)]

    async def read(after: int) -> Batch:
        answer = answers.pop(0)
        if isinstance(answer, Busy):
            raise answer
        return answer

    chunks = [chunk async for chunk in events_of(read, hint=Hint(), after=0, allowed=yes, pace=PACE)]
    assert chunks == [b"id: 1\nevent: a.b\ndata: {}\n\n"]


async def test_events_that_are_not_wanted_still_move_the_position() -> None:
    asked: list[int] = []

    async def read(after: int) -> Batch:
        asked.append(after)
        return Batch((), min(after + 200, 400))

    async for _ in events_of(read, hint=Hint(), after=0, allowed=yes, pace=PACE):
        pass
    assert asked[:3] == [0, 200, 400]


@pytest.mark.parametrize(
    ("header", "after", "position"),
    [(None, None, None), ("", 3, 3), ("5", 3, 5), (None, 0, 0), ("9" * 19, None, 2**62)],
)
def test_the_header_goes_before_the_parameter(header: str | None, after: int | None, position: int | None) -> None:
    assert position_of(header, after) == position


@pytest.mark.parametrize("header", ["abc", "-1", "1.5", "٣"])
def test_other_ids_are_refused(header: str) -> None:
    with pytest.raises(UnknownEventId):
        position_of(header, None)
