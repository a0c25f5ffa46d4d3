"""PostgreSQL is killed with all its processes, in the middle of a commit: what was acknowledged is there."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import httpx2

from chaos.processes import api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import Site, open_site

_WAIT_FOR_COMMIT_S = 2.0
_COMMITTING = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query ~* '^commit' AND usename ~ '^bespoke_'"
_ANSWERS_S = 60.0


async def power(*, times: int = 20, seed: int = 1) -> Report:
    """SIGKILL of the server and its children under load, and a start from what the disk holds."""
    async with open_site() as site:
        processes = [api(site), *(worker(site, n, entry="chaos.entry", CHAOS_RETRY_UNIT_S="2") for n in range(2))]
        async with scene(site, processes, seed=seed, people=8) as stage:
            restarts, in_commit = [], 0
            async with stage.load(at_once=6, pause_s=0.2):
                for _ in range(times):
                    await asyncio.sleep(stage.rng.uniform(2, 5))
                    in_commit += await asyncio.to_thread(_kill_in_a_commit, site)
                    restarts.append(await _restarted(stage))
            restarts.sort()
            report = await stage.judged(
                "power",
                times=times,
                in_a_commit=in_commit,
                until_answered_p50_s=round(restarts[len(restarts) // 2], 1),
                until_answered_max_s=round(restarts[-1], 1),
            )
            return report.needs("a kill in a commit", in_commit)


def _kill_in_a_commit(site: Site) -> bool:
    """Whether somebody was seen to commit at that moment."""
    until = time.monotonic() + _WAIT_FOR_COMMIT_S
    seen = False
    with site.superuser() as connection:
        while not seen and time.monotonic() < until:
            seen = connection.execute(_COMMITTING.encode()).fetchone() is not None
        site.kill_postgres()
    return seen


async def _restarted(stage: Scene) -> float:
    """Seconds from the kill until the API answers a request that reads the database."""
    began = time.monotonic()
    await stage.site.start_postgres()
    key = {"Authorization": f"Bearer {stage.clients[0].person.key}"}
    async with httpx2.AsyncClient(timeout=5, headers=key) as client:
        while time.monotonic() - began < _ANSWERS_S:
            with suppress(httpx2.HTTPError):
                if (await client.get(f"{stage.site.address}/api/v1/resumes")).status_code == 200:
                    return time.monotonic() - began
            await asyncio.sleep(0.05)
    raise TimeoutError("the API did not recover")
