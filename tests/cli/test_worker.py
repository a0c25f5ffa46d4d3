"""`bespoke worker`: its beginning and its end."""

from __future__ import annotations

import subprocess
import sys

ENDING = """
import asyncio
from bespoke.cli.worker import _stop_with_input

async def main():
    stop = asyncio.Event()
    _stop_with_input(stop)
    if {waits}:
        await stop.wait()

asyncio.run(main())
"""


def test_one_that_ends_by_itself_does_not_crash_on_its_open_input() -> None:
    command = [sys.executable, "-c", ENDING.format(waits=False)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
        assert worker.wait() == 0, worker.stderr and worker.stderr.read()


def test_it_ends_with_its_input() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDING.format(waits=True)], input=b"", check=False)
    assert ended.returncode == 0
