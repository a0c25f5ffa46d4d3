"""A look at the database every so often: laws that must hold at every moment, not only in the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import psycopg

from chaos.check import MOST_RUNNING, Finding
from chaos.site import Site

_RUNNING = """
    SELECT coalesce(max(n), 0)::int FROM (
      SELECT count(*) AS n FROM jobs WHERE kind IN ('export', 'bundle') AND status = 'processing' GROUP BY owner_id) x
"""
_WITHOUT_FILE = """
    SELECT count(*)::int FROM jobs j WHERE j.kind IN ('export', 'bundle') AND j.status = 'completed' AND NOT EXISTS (
      SELECT 1 FROM export_history h JOIN artifacts a ON a.owner_id = h.owner_id AND a.id = h.artifact_id
      WHERE h.owner_id = j.owner_id AND h.id = j.id)
"""
_UNFINISHED = """
    SELECT count(*)::int FROM export_history h JOIN jobs j ON j.owner_id = h.owner_id AND j.id = h.id
    WHERE j.status <> 'completed'
"""


@dataclass
class Samples:
    taken: int = 0
    most_running: int = 0
    findings: list[Finding] = field(default_factory=list)


@asynccontextmanager
async def sampled(site: Site, *, every_s: float = 0.25) -> AsyncIterator[Samples]:
    samples = Samples()
    sampling = asyncio.create_task(_sample(site, samples, every_s))
    try:
        yield samples
    finally:
        sampling.cancel()
        await asyncio.gather(sampling, return_exceptions=True)


async def _sample(site: Site, samples: Samples, every_s: float) -> None:
    """Goes on while the database is away."""
    while True:
        with suppress(psycopg.Error):
            await asyncio.to_thread(_look, site, samples)
        await asyncio.sleep(every_s)


def _look(site: Site, samples: Samples) -> None:
    """In one snapshot, so that what is committed together is seen together."""
    with site.superuser() as connection, connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        running, bare, early = (_one(connection.execute(q.encode())) for q in (_RUNNING, _WITHOUT_FILE, _UNFINISHED))
    samples.taken += 1
    samples.most_running = max(samples.most_running, running)
    if running > MOST_RUNNING:
        samples.findings.append(Finding("few_run_at_a_time", f"{running} of one owner at a moment"))
    if bare or early:
        what = f"{bare} completed without a file, {early} lines of jobs that are not completed"
        samples.findings.append(Finding("history_before_completed", what))


def _one(cursor: psycopg.Cursor[tuple[object, ...]]) -> int:
    row = cursor.fetchone()
    assert row is not None
    assert isinstance(row[0], int)
    return row[0]
