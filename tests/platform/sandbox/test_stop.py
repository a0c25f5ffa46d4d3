"""Work that nobody waits for any more ends with its child."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from tests.platform import deeds

from bespoke.platform.sandbox import Sandbox, Stopped, in_thread


@asynccontextmanager
async def cancelled_after(seconds: float, sandbox: Sandbox) -> AsyncIterator[asyncio.Task[bytes]]:
    """A call that would take half a minute, cancelled in its middle."""
    calling = asyncio.create_task(in_thread(sandbox.call, deeds.sleep, 30.0, timeout_s=60))
    await asyncio.sleep(seconds)
    calling.cancel()
    with suppress(asyncio.CancelledError):
        await calling
    yield calling


async def until_gone(pid: int) -> float:
    began = time.monotonic()
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() - began < 10
        await asyncio.sleep(0.01)
    return time.monotonic() - began


async def test_the_child_of_a_cancelled_call_is_gone_at_once_and_another_serves() -> None:
    with Sandbox(workers=1) as sandbox:
        assert sandbox.isolation is not None
        (pid,) = sandbox.pids
        async with cancelled_after(0.3, sandbox) as calling:
            assert calling.cancelled()
            assert await until_gone(pid) < 1
        assert await in_thread(sandbox.call, deeds.echo, b"here", timeout_s=20) == b"here"
        assert pid not in sandbox.pids


async def test_a_killed_child_is_never_lent_again() -> None:
    with Sandbox(workers=2) as sandbox:
        for _ in range(5):
            async with cancelled_after(0.05, sandbox):
                assert await in_thread(sandbox.call, deeds.echo, b"here", timeout_s=20) == b"here"


async def test_who_waits_for_a_worker_stops_waiting() -> None:
    told: list[str] = []

    def ask() -> bytes:
        try:
            return sandbox.call(deeds.echo, b"never", timeout_s=60)
        except Stopped:
            told.append("stopped")
            raise

    with Sandbox(workers=1) as sandbox:
        busy = asyncio.create_task(in_thread(sandbox.call, deeds.sleep, 3.0, timeout_s=60))
        await asyncio.sleep(0.5)
        waiting = asyncio.create_task(in_thread(ask))
        await asyncio.sleep(0.2)
        waiting.cancel()
        await asyncio.sleep(0.2)
        assert told == ["stopped"]
        assert await busy == b"slept"


async def test_what_the_work_raises_or_returns_is_what_its_caller_gets() -> None:
    assert await in_thread(int, "7") == 7
    with pytest.raises(ValueError, match="invalid literal"):
        await in_thread(int, "x")
