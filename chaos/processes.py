"""The product's processes: started as people start them, killed, frozen, and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from chaos.site import Site

ROOT = Path(__file__).parents[1]
_START_S = 90.0
_END_S = 40.0


@dataclass
class Process:
    """One that is always started again. `wrap` goes before the command, `without` names what is switched off in it."""

    site: Site
    name: str
    words: Sequence[str]
    wrap: Sequence[str] = ()
    more: dict[str, str] = field(default_factory=dict)
    running: subprocess.Popen[bytes] | None = None
    starts: int = 0

    def start(self) -> None:
        environment = {**self.site.environment(), **self.more, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        log = (self.site.root / f"{self.name}.log").open("ab")
        with log:
            self.running = subprocess.Popen(
                [*self.wrap, sys.executable, *self.words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                cwd=self.site.root,
                start_new_session=True,
            )
        self.starts += 1

    @property
    def is_running(self) -> bool:
        return self.running is not None and self.running.poll() is None

    def signal(self, number: signal.Signals) -> None:
        if self.running is not None:
            with suppress(ProcessLookupError):
                os.kill(self.running.pid, number)

    def kill(self) -> None:
        """At once, and only the process itself: what it started must end by itself."""
        self.signal(signal.SIGKILL)
        if self.running is not None:
            self.running.wait()

    def stop(self) -> None:
        if not self.is_running or self.running is None:
            return
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        try:
            self.running.wait(_END_S)
        except subprocess.TimeoutExpired:
            self.kill()

    def log_tail(self, characters: int = 2000) -> str:
        return (self.site.root / f"{self.name}.log").read_text(errors="replace")[-characters:]


def worker(site: Site, number: int, *, entry: str = "bespoke.cli.app", concurrency: int = 2, **more: str) -> Process:
    words = ("-m", entry, "worker", "--concurrency", str(concurrency))
    return Process(site, f"worker{number}", words, more=more)


def api(site: Site, *, entry: str = "bespoke.cli.app", **more: str) -> Process:
    return Process(site, "api", ("-m", entry, "serve"), more=more)


@asynccontextmanager
async def running(*processes: Process) -> AsyncIterator[None]:
    """All of them, and the API answers; ended at the end, however often they were started meanwhile."""
    try:
        for process in processes:
            process.start()
        for process in processes:
            if process.name == "api":
                await until_ready(process)
        yield
    finally:
        await asyncio.gather(*(asyncio.to_thread(process.stop) for process in processes))


async def until_ready(process: Process) -> float:
    """Seconds until the API answers that it is ready."""
    began = time.monotonic()
    async with httpx2.AsyncClient(timeout=5) as client:
        while time.monotonic() - began < _START_S and process.is_running:
            with suppress(httpx2.HTTPError):
                if (await client.get(f"{process.site.address}/ready")).status_code == 200:
                    return time.monotonic() - began
            await asyncio.sleep(0.05)
    raise TimeoutError(f"{process.name} did not become ready: {process.log_tail()}")
