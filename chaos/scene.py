"""What every scenario shares: an installation under load, and the judgement once all has come to its end."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from chaos.check import Connection, Finding, judge, most_at_a_time, read_state
from chaos.clients import Client
from chaos.history import History
from chaos.orphans import clear_orphans, unknown_keys
from chaos.people import settle
from chaos.processes import Process, running
from chaos.sample import Samples, sampled
from chaos.site import Site

LIMIT_BYTES = 100_000_000
_SETTLES_S = 120.0
_UNFINISHED = "SELECT count(*) FROM jobs WHERE status IN ('pending', 'processing') AND kind IN ('export', 'bundle')"
_TICKETS = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"


@dataclass
class Report:
    """One line of JSON: what was done, what was measured, and what was found; nothing found is what is wanted."""

    name: str
    figures: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def fault(self, law: str, what: str) -> None:
        self.findings.append(Finding(law, what))

    def needs(self, what: str, number: int) -> Report:
        """A proof in which the fault never struck proves nothing."""
        if number == 0:
            self.fault("the_fault_struck", f"{what}: never")
        return self

    @property
    def line(self) -> str:
        laws = sorted({finding.law for finding in self.findings})
        shown = [f"{finding.law}: {finding.what}" for finding in self.findings[:10]]
        verdict = {"holds": not self.findings, "broken": laws, **({"found": shown} if shown else {})}
        return json.dumps({"proof": self.name, **self.figures, **verdict}, default=str)


@dataclass
class Scene:
    site: Site
    processes: Sequence[Process]
    clients: Sequence[Client]
    history: History
    samples: Samples
    rng: random.Random
    limit_bytes: int = LIMIT_BYTES
    began: float = field(default_factory=time.monotonic)

    @property
    def workers(self) -> list[Process]:
        return [process for process in self.processes if process.name.startswith("worker")]

    @property
    def api(self) -> Process:
        return next(process for process in self.processes if process.name == "api")

    @asynccontextmanager
    async def load(self, **pace: Any) -> AsyncIterator[None]:
        """People work as long as the block lasts, and then until their last export has ended."""
        stop = asyncio.Event()
        working = asyncio.gather(*(client.work(stop, **pace) for client in self.clients))
        try:
            yield
            stop.set()
            await working
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def judged(self, name: str, **figures: Any) -> Report:
        """Waits until nothing is under way any more."""
        await self.settled()
        orphans = await clear_orphans(self.site)
        with self.site.superuser() as connection:
            state = await read_state(connection, self.site.blobs)
        found = judge(state, self.history, limit_bytes=self.limit_bytes)
        found += [Finding("nothing_is_left_over", f"{key} belongs to nobody") for key in await unknown_keys(self.site)]
        seen = self.history.completed_without_file
        found += [
            Finding("history_before_completed", f"a client saw {job} completed, without its file") for job in seen
        ]
        statuses = [row["status"] for row in state.jobs]
        counted = {
            "seconds": round(time.monotonic() - self.began, 1),
            "acknowledged": len(self.history.acknowledged),
            "completed": statuses.count("completed"),
            "cancelled": statuses.count("cancelled"),
            "failed": statuses.count("failed"),
            "files": len(state.artifacts),
            "downloads": len(self.history.served),
            "requests_in_doubt": self.history.in_doubt,
            "attempts": sum(row["attempts"] for row in state.jobs),
            "taken_over": sum(row["takeovers"] for row in state.jobs),
            "orphans_cleared": orphans,
            "most_running_of_an_owner": max(most_at_a_time(state).values(), default=0),
        }
        return Report(name, {**figures, **counted}, [*found, *self.samples.findings])

    async def settled(self, within_s: float = _SETTLES_S) -> None:
        with self.site.superuser() as connection:
            until = time.monotonic() + within_s
            while time.monotonic() < until and (_one(connection, _UNFINISHED) or _one(connection, _TICKETS)):
                await asyncio.sleep(0.2)


@asynccontextmanager
async def scene(
    site: Site,
    processes: Sequence[Process],
    *,
    people: int = 6,
    seed: int = 1,
    limit_bytes: int = LIMIT_BYTES,
    **client: Any,
) -> AsyncIterator[Scene]:
    rng = random.Random(seed)
    history = History()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(running(*processes))
        samples = await stack.enter_async_context(sampled(site))
        clients = [
            await stack.enter_async_context(Client(site, person, history, random.Random(rng.random()), **client))
            for person in await settle(site, people)
        ]
        yield Scene(site, processes, clients, history, samples, rng, limit_bytes)


def _one(connection: Connection, query: str) -> int:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])
