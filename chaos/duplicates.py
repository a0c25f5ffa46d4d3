"""Tickets are delivered twice, late, and to several workers at once: the job's row decides which of them counts."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import psycopg

from chaos.processes import api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import open_site

# A copy of a ticket under a number of its own, as after a restored queue.
_COPY = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status)
    SELECT queue_name, task_name, priority, args, 'todo' FROM procrastinate_jobs
    WHERE status IN ('todo', 'doing') AND task_name = 'bespoke.run' ORDER BY random() LIMIT 3
"""
# The very ticket once more, while somebody works on it.
_AGAIN = """
    UPDATE procrastinate_jobs SET status = 'todo', worker_id = NULL
    WHERE id IN (SELECT id FROM procrastinate_jobs WHERE status = 'doing' ORDER BY random() LIMIT 1)
"""


async def duplicates(*, times: int = 300, seed: int = 1) -> Report:
    """Under load of four workers, every so often a running ticket is handed out again and others are copied."""
    async with open_site() as site:
        workers = [worker(site, number) for number in range(4)]
        async with scene(site, [api(site), *workers], seed=seed) as stage:
            async with stage.load(at_once=4, pause_s=0.1):
                doubled = await _double(stage, times)
            report = await stage.judged("duplicates", tickets_doubled=doubled)
            return report.needs("a ticket delivered twice", doubled)


async def _double(stage: Scene, times: int) -> int:
    doubled = 0
    with stage.site.superuser() as connection:
        for number in range(times):
            await asyncio.sleep(stage.rng.uniform(0.02, 0.1))
            with suppress(psycopg.Error):
                doubled += connection.execute((_AGAIN if number % 3 == 0 else _COPY).encode()).rowcount
    return doubled
