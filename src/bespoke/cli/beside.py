"""A worker in a process of its own, beside a command that goes on."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bespoke.platform.telemetry.log import log

_RESTART_S = 1.0
_LONGEST_RESTART_S = 30.0
_STOP_S = 8.0


@asynccontextmanager
async def worker_beside() -> AsyncIterator[None]:
    """A worker process beside this one, started again whenever it ends."""
    keeping = asyncio.create_task(_keep_worker())
    try:
        yield
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping


async def _keep_worker() -> None:
    pause_s = _RESTART_S
    while True:
        began = asyncio.get_running_loop().time()
        await _run_worker()
        log("worker_ended", level="warning")
        lived_s = asyncio.get_running_loop().time() - began
        pause_s = _RESTART_S if lived_s > _LONGEST_RESTART_S else min(pause_s * 2, _LONGEST_RESTART_S)
        await asyncio.sleep(pause_s)


async def _run_worker() -> None:
    """Until it ends. Its input stays open as long as this process lives: the worker ends with it, however it ends."""
    command = (sys.executable, "-m", "bespoke", "worker", "--beside")
    # Standard output is for what the command itself answers.
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=sys.stderr, env=os.environ
    )
    try:
        await process.wait()
    except asyncio.CancelledError:
        process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _STOP_S)
        if process.returncode is None:
            process.kill()
            await process.wait()
        raise
