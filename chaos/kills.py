"""Workers are killed and frozen at random moments under load: nothing is lost, nothing doubled, all of it in time."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from chaos.check import read_state
from chaos.processes import Process, api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import open_site

RECOVERED_S = 30.0
_WORKERS = 4
_FROZEN_S = (16.0, 22.0)
"""Longer than it takes to be given up (15 s without a heartbeat), so that a zombie wakes up."""
_PAUSED_S = (0.2, 4.0)


@dataclass
class Faults:
    """`at` are the database's times of each kill and of each freeze that was long enough to be given up."""

    at: list[datetime] = field(default_factory=list)
    killed: int = 0
    frozen: int = 0
    paused: int = 0


async def kills(*, times: int = 100, seed: int = 1) -> Report:
    """SIGKILL, or SIGSTOP and later SIGCONT, at random moments, in four workers."""
    async with open_site() as site:
        workers = [worker(site, number) for number in range(_WORKERS)]
        async with scene(site, [api(site), *workers], seed=seed) as stage:
            faults = Faults()
            async with stage.load(at_once=4, pause_s=0.5):
                await asyncio.sleep(3)
                await strike(stage, faults, times=times)
            report = await stage.judged(
                "kills", times=times, killed=faults.killed, frozen=faults.frozen, paused=faults.paused
            )
            with site.superuser() as connection:
                state = await read_state(connection, site.blobs)
            return with_recovery(report, recoveries(state.events, faults.at))


async def strike(stage: Scene, faults: Faults, *, times: int) -> None:
    """At most two workers are frozen at a time, so that somebody works."""
    thawing: set[asyncio.Task[None]] = set()
    asleep: set[str] = set()
    for _ in range(times):
        await asyncio.sleep(stage.rng.uniform(2.0, 6.0))
        awake = [one for one in stage.workers if one.name not in asleep]
        chosen = stage.rng.choice(awake)
        roll = stage.rng.random()
        if roll < 0.6 or len(asleep) >= 2:
            faults.at.append(datetime.now(UTC))
            faults.killed += 1
            await asyncio.to_thread(chosen.kill)
            chosen.start()
            continue
        seconds = _freeze(chosen, faults, stage.rng, long=roll < 0.8)
        asleep.add(chosen.name)
        thawing.add(asyncio.create_task(_thaw(chosen, seconds, asleep)))
    await asyncio.gather(*thawing)


def _freeze(chosen: Process, faults: Faults, rng: random.Random, *, long: bool) -> float:
    """For how many seconds."""
    if long:
        faults.at.append(datetime.now(UTC))
        faults.frozen += 1
    else:
        faults.paused += 1
    chosen.signal(signal.SIGSTOP)
    return rng.uniform(*(_FROZEN_S if long else _PAUSED_S))


async def _thaw(chosen: Process, seconds: float, asleep: set[str]) -> None:
    await asyncio.sleep(seconds)
    chosen.signal(signal.SIGCONT)
    asleep.discard(chosen.name)


def recoveries(events: Sequence[Mapping[str, Any]], faults: Sequence[datetime]) -> list[float]:
    """Of each attempt that somebody took over: seconds from the first fault after its start to the next start.

    Which worker ran it is not told, so the first fault of any is taken: never shorter than the truth.
    """
    seconds = []
    began: dict[Any, datetime] = {}
    taken: set[Any] = set()
    for event in events:
        job_id, at = event["job_id"], event["created_at"]
        if event["type"] == "taken_over":
            taken.add(job_id)
        elif event["type"] == "started":
            if job_id in taken:
                struck = [fault for fault in faults if fault > began[job_id]]
                seconds += [(at - struck[0]).total_seconds()] if struck and struck[0] < at else []
                taken.discard(job_id)
            began[job_id] = at
    return sorted(seconds)


def with_recovery(report: Report, seconds: list[float]) -> Report:
    if not seconds:
        return report.needs("a job that was taken over", 0)
    p95 = seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]
    figures = {"recovery_p50_s": round(seconds[len(seconds) // 2], 1), "recovery_p95_s": round(p95, 1)}
    report.figures |= {"recovered": len(seconds), **figures, "recovery_max_s": round(seconds[-1], 1)}
    if p95 > RECOVERED_S:
        report.fault("recovered_in_time", f"p95 is {p95:.1f} s")
    return report
