"""Every process has a wrong clock, each another one: leases, retries and visits go by the database's alone."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from pathlib import Path

from chaos.check import read_state, rows_of
from chaos.kills import Faults, recoveries, strike, with_recovery
from chaos.processes import Process, api, worker
from chaos.scene import Report, scene
from chaos.site import Site, open_site

_SOURCE = Path(__file__).with_name("skew.c")
_WRONG_S = (7200, -7200, 30, -30)
_WRONG_OF_THE_API_S = 3600
_CALM_S = 20.0
_LATEST_VISIT = """
    SELECT kind, at - clock_timestamp() AS away FROM due
    WHERE kind IN ('tidy', 'exports') AND at > clock_timestamp() + interval '1 day 10 min'
"""
_TAKEN = "SELECT id FROM jobs WHERE takeovers > 0"


async def clocks(*, times: int = 12, seed: int = 1) -> Report:
    """Some time in which nobody is taken over, then kills, after which everybody is, in time."""
    compiler = shutil.which("cc")
    if compiler is None:
        return Report("clocks", {"skipped": "there is no C compiler (cc)"})
    async with open_site() as site:
        library = site.root / "skew.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, _SOURCE, "-ldl"], check=True)
        workers = [_with_clock(worker(site, n), library, wrong) for n, wrong in enumerate(_WRONG_S)]
        served = _with_clock(api(site), library, _WRONG_OF_THE_API_S)
        async with scene(site, [served, *workers], seed=seed) as stage:
            faults = Faults()
            async with stage.load(at_once=4, pause_s=0.5):
                await asyncio.sleep(_CALM_S)
                stolen = _rows(site, _TAKEN)
                await strike(stage, faults, times=times)
            report = await stage.judged("clocks", wrong_s=[*_WRONG_S, _WRONG_OF_THE_API_S], killed=faults.killed)
            for row in stolen:
                report.fault("no_lease_is_stolen", f"job {row['id']} was taken over from a worker that lived")
            for row in _rows(site, _LATEST_VISIT):
                report.fault("visits_go_by_the_database", f"{row['kind']} is visited in {row['away']}")
            with site.superuser() as connection:
                state = await read_state(connection, site.blobs)
            return with_recovery(report, recoveries(state.events, faults.at))


def _with_clock(process: Process, library: Path, wrong_s: int) -> Process:
    process.more |= {"LD_PRELOAD": str(library), "CHAOS_SKEW_S": str(wrong_s)}
    return process


def _rows(site: Site, query: str) -> list[dict[str, object]]:
    with site.superuser() as connection:
        return rows_of(connection, query)
