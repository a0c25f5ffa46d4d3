"""Work that nobody waits for any more ends with its child."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
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
    await cancel(calling)
    yield calling


async def cancel(calling: asyncio.Task[bytes]) -> None:
    calling.cancel()
    with suppress(asyncio.CancelledError):
        await calling


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.01)


async def test_the_child_of_a_cancelled_call_is_gone_at_once_and_another_serves(tmp_path: Path) -> None:
    began, end = tmp_path / "began", tmp_path / "end"
    with Sandbox(workers=1) as sandbox:
        assert sandbox.isolation is not None
        (pid,) = sandbox.pids
        calling = asyncio.create_task(in_thread(sandbox.call, deeds.hold, str(began), str(end), timeout_s=600))
        await until(began.exists)
        await cancel(calling)
        assert calling.cancelled()
        await until(lambda: not Path(f"/proc/{pid}").exists())
        assert await in_thread(sandbox.call, deeds.echo, b"here", timeout_s=20) == b"here"
        assert pid not in sandbox.pids


async def test_a_killed_child_is_never_lent_again() -> None:
    with Sandbox(workers=2) as sandbox:
        for _ in range(5):
            async with cancelled_after(0.05, sandbox):
                assert await in_thread(sandbox.call, deeds.echo, b"here", timeout_s=20) == b"here"


async def test_who_waits_for_a_worker_stops_waiting(tmp_path: Path) -> None:
    began, end = tmp_path / "began", tmp_path / "end"
    asked = threading.Event()
    told: list[str] = []

    def ask() -> bytes:
        asked.set()
        try:
            return sandbox.call(deeds.echo, b"never", timeout_s=60)
        except Stopped:
            told.append("stopped")
            raise

    with Sandbox(workers=1) as sandbox:
        busy = asyncio.create_task(in_thread(sandbox.call, deeds.hold, str(began), str(end), timeout_s=600))
        await until(began.exists)
        waiting = asyncio.create_task(in_thread(ask))
        await until(asked.is_set)
        await asyncio.sleep(0.2)
        await cancel(waiting)
        await until(lambda: told)
        assert told == ["stopped"]
        end.touch()
        assert await busy == b"held"


async def test_what_the_work_raises_or_returns_is_what_its_caller_gets() -> None:
    assert await in_thread(int, "7") == 7
    with pytest.raises(ValueError, match="invalid literal"):
        await in_thread(int, "x")
