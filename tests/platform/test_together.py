"""Two things at once: both are done, or neither goes on."""

from __future__ import annotations

import asyncio

import pytest

from bespoke.platform.together import together


async def give(value: int, after: asyncio.Event | None = None) -> int:
    if after is not None:
        await after.wait()
    return value


async def test_both_run_at_once_and_both_results_come_back() -> None:
    met = asyncio.Event()

    async def meet() -> str:
        met.set()
        return "here"

    assert await together(give(1, after=met), meet()) == (1, "here")


@pytest.mark.parametrize("first", [True, False])
async def test_when_one_fails_the_other_has_ended_before_the_error_is_told(first: bool) -> None:
    ended = []

    async def endless() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            ended.append(True)

    async def fail() -> None:
        await asyncio.sleep(0)
        raise ZeroDivisionError

    pair = (fail(), endless()) if first else (endless(), fail())
    with pytest.raises(ZeroDivisionError):
        await together(*pair)
    assert ended == [True]


async def test_whoever_cancels_it_cancels_both() -> None:
    never = asyncio.Event()
    ended = []

    async def wait(name: str) -> None:
        try:
            await never.wait()
        finally:
            ended.append(name)

    both = asyncio.ensure_future(together(wait("one"), wait("other")))
    await asyncio.sleep(0.01)
    both.cancel()
    with pytest.raises(asyncio.CancelledError):
        await both
    assert sorted(ended) == ["one", "other"]
