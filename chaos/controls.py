"""The judge judged: with the fence, the slots or the reservation switched off, the law they hold must be found broken.

Each scenario is run as it is, where all laws hold, and without its mechanism, in a database without the constraint that
would hold the law in its place.
"""

from __future__ import annotations

import asyncio
import signal
import time
from typing import Any

from chaos.processes import Process, api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import Site, open_site

_ENTRY = "chaos.entry"
_GIVEN_UP_S = 60.0
_SMALL_LIMIT = 420_000
_UNCONSTRAINED = {
    "fence": (
        "ALTER TABLE artifacts DROP CONSTRAINT uq_artifacts_owner_id_job_id",
        "ALTER TABLE export_history DROP CONSTRAINT pk_export_history",
    ),
    "slots": ("DROP INDEX uq_jobs_slot", "ALTER TABLE jobs DROP CONSTRAINT ck_jobs_slot"),
    "reservation": (),
}
_AT_WORK = "SELECT count(*) FROM jobs WHERE status = 'processing'"
_HELD_S, _TRIES = 3, 12
_HELD = (
    "SELECT count(*) FROM jobs WHERE status = 'processing'"
    f" AND started_at < clock_timestamp() - interval '{_HELD_S} seconds'"  # a number of ours
)
_STARTED_AGAIN = "SELECT count(*) FROM jobs WHERE takeovers > 0 AND status = 'completed'"


async def zombie(*, without: str = "", times: int = 2, seed: int = 1) -> Report:
    """A worker is frozen in the middle of its jobs, others do them anew, then it wakes up and goes on."""
    async with open_site() as site:
        _weaken(site, without)
        first, second = _workers(site, without, 2)
        async with scene(site, [api(site), first, second], seed=seed, people=4, formats=("pdf",)) as stage:
            woken = 0
            async with stage.load(at_once=3, pause_s=0.1):
                for _ in range(times):
                    woken += await _freeze_and_wake(stage, first)
            return (await stage.judged(_named("zombie", without), times=times, woken=woken)).needs("a zombie", woken)


async def _freeze_and_wake(stage: Scene, frozen: Process) -> int:
    """How many jobs were taken over from it and completed before it woke up."""
    before = _count(stage.site, _STARTED_AGAIN)
    await _freeze_at_work(stage, frozen)
    await _until(stage.site, _STARTED_AGAIN, before + 1)
    await asyncio.sleep(1)
    frozen.signal(signal.SIGCONT)
    await asyncio.sleep(3)
    return _count(stage.site, _STARTED_AGAIN) - before


async def _freeze_at_work(stage: Scene, frozen: Process) -> None:
    """An export takes a tenth of a second, so it is tried until a job stays that nobody ends."""
    for _ in range(_TRIES):
        await _until(stage.site, _AT_WORK, 1)
        frozen.signal(signal.SIGSTOP)
        await asyncio.sleep(_HELD_S + 1)
        if _count(stage.site, _HELD):
            return
        frozen.signal(signal.SIGCONT)
        await asyncio.sleep(0.1)
    raise TimeoutError("the worker was never frozen in the middle of a job")


async def crowd(*, without: str = "", times: int = 40, seed: int = 1) -> Report:
    """One person asks for many exports at once, and there are workers enough for all of them."""
    async with open_site() as site:
        _weaken(site, without)
        more = {"CHAOS_WITHOUT": without}
        processes = [api(site, entry=_ENTRY, **more), *_workers(site, without, 2, concurrency=8)]
        async with scene(site, processes, seed=seed, people=2, share_again=0.0) as stage:
            await asyncio.gather(*(client.export() for client in stage.clients for _ in range(times // 2)))
            return await stage.judged(_named("crowd", without), times=times)


async def quota(*, without: str = "", times: int = 60, seed: int = 1) -> Report:
    """More is asked for than there is room, by many at a time; what does not fit is refused before it is made."""
    async with open_site() as site:
        _weaken(site, without)
        site.more["BESPOKE_STORAGE_ARTIFACTS_BYTES"] = str(_SMALL_LIMIT)
        processes = [api(site), *_workers(site, without, 2, concurrency=4)]
        options: dict[str, Any] = {"formats": ("pdf",), "share_again": 0.0}
        async with scene(site, processes, seed=seed, people=2, limit_bytes=_SMALL_LIMIT, **options) as stage:
            stage.history.refusals = frozenset({"quota_exceeded"})
            await asyncio.gather(*(client.export() for client in stage.clients for _ in range(times // 2)))
            return await stage.judged(_named("quota", without), times=times)


async def controls(*, seed: int = 1) -> Report:
    """Each scenario without its mechanism, and whether the judge found the law broken that it holds."""
    wanted = {
        "fence": (zombie, "completed_once"),
        "slots": (crowd, "few_run_at_a_time"),
        "reservation": (quota, "quota_holds"),
    }
    report = Report("controls")
    for without, (proof, law) in wanted.items():
        broken = {finding.law for finding in (await proof(without=without, seed=seed)).findings}
        report.figures[f"without_{without}"] = sorted(broken)
        if law not in broken:
            report.fault("the_judge_sees", f"{law} was not found broken without the {without}")
    return report


def _workers(site: Site, without: str, number: int, *, concurrency: int = 2) -> list[Process]:
    more = {"CHAOS_WITHOUT": without, "CHAOS_RETRY_UNIT_S": "2"}
    return [worker(site, one, entry=_ENTRY, concurrency=concurrency, **more) for one in range(number)]


def _weaken(site: Site, without: str) -> None:
    with site.superuser() as connection:
        for statement in _UNCONSTRAINED.get(without, ()):
            connection.execute(statement.encode())


def _named(proof: str, without: str) -> str:
    return f"{proof} without {without}" if without else proof


def _count(site: Site, query: str) -> int:
    with site.superuser() as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


async def _until(site: Site, query: str, number: int) -> None:
    until = time.monotonic() + _GIVEN_UP_S
    while _count(site, query) < number:
        if time.monotonic() > until:
            raise TimeoutError(f"it did not come to {number}: {query}")
        await asyncio.sleep(0.02)
