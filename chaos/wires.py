"""The wire to PostgreSQL is cut between a commit and its reply: done or not done, and never twice."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AbstractAsyncContextManager, AsyncExitStack

from bespoke.testing.tcp_proxy import Wire, wire_to
from chaos.processes import Process, api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import Site, open_site

_SOCKET = ".s.PGSQL.5432"
_SILENCE_S = 3.0
_LONGEST_S = 600.0


async def commits(*, times: int = 60, share: float = 0.03, seed: int = 1) -> Report:
    """Replies to COMMIT are lost at random, all connections are cut at once, and the wire is silent for a while.

    Ends when `times` replies are lost, one of them to a request, or after ten minutes.
    """
    async with AsyncExitStack() as stack:
        site = await stack.enter_async_context(open_site())
        wire = await stack.enter_async_context(_before(site))
        stage = await stack.enter_async_context(scene(site, [api(site), *_workers(site)], seed=seed, people=8))
        rng = random.Random(seed)
        breaks = 0
        async with stage.load(at_once=4, pause_s=0.2):
            await asyncio.sleep(2)
            wire.cuts = lambda piece: b"COMMIT" in piece and rng.random() < share
            until = time.monotonic() + _LONGEST_S
            while (wire.cut < times or not stage.history.in_doubt) and time.monotonic() < until:
                breaks += await _break(wire, stage)
            wire.cuts = lambda _: False
        report = await stage.judged("commits", replies_cut=wire.cut, connections_broken=breaks)
        return report.needs("a request in doubt", stage.history.in_doubt)


def _before(site: Site) -> AbstractAsyncContextManager[Wire]:
    folder = site.root / "wire"
    folder.mkdir(mode=0o700)
    site.database_host = str(folder)
    return wire_to(site.postgres.sockets / _SOCKET, at=folder / _SOCKET)


def _workers(site: Site) -> list[Process]:
    return [worker(site, number, entry="chaos.entry", CHAOS_RETRY_UNIT_S="1.5") for number in range(2)]


async def _break(wire: Wire, stage: Scene) -> int:
    await asyncio.sleep(stage.rng.uniform(0.5, 2))
    roll = stage.rng.random()
    if roll < 0.15:
        wire.cut_all()
        return 1
    if roll < 0.2:
        wire.mode = "silence"
        await asyncio.sleep(_SILENCE_S)
        wire.mode = "pass"
        return 1
    return 0
