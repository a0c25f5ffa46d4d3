"""The storage refuses, stalls, lies and is full: no half file is ever shown, and all is made in the end."""

from __future__ import annotations

import asyncio
import random
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bespoke.platform.storage import CloudAccess
from bespoke.testing.object_store import BUCKET, FAULTS, REGION, Fault, running_bucket
from chaos.processes import Process, api, worker
from chaos.scene import Report, Scene, scene
from chaos.site import Site, open_site

_ENTRY = "chaos.entry"
_OUTAGE_S = 4.0
_CALM_S = 2.0
_DISK_BYTES = 1_500_000
_FILE_BYTES = 12_000
"""Smaller than the PDF and larger than the text of the small document."""


async def bucket(*, times: int = 10, seed: int = 1) -> Report:
    """Outages of each kind in turn, and single faults of all kinds in between, at a bucket that checks signatures."""
    with running_bucket() as kept:
        kept.rng = random.Random(seed)
        access = CloudAccess(kept.endpoint, REGION, kept.key_id, kept.secret)
        async with (
            open_site(storage=f"s3://{BUCKET}/chaos", access=access) as site,
            scene(site, [api(site), *_workers(site)], seed=seed, share_again=0.3) as stage,
        ):
            async with stage.load(at_once=4, pause_s=0.2):
                for number in range(times):
                    kinds: tuple[Fault, ...] = (*FAULTS, "full")
                    kept.faults, kept.share = (kinds[number % len(kinds)],), 1.0
                    await asyncio.sleep(_OUTAGE_S)
                    kept.faults, kept.share = FAULTS, 0.2
                    await asyncio.sleep(_CALM_S)
            kept.faults = ()
            report = await stage.judged("bucket", outages=times, faults=dict(kept.struck))
            for fault in FAULTS:
                report.needs(fault, kept.struck[fault])
            return report


async def disk(*, times: int = 2, seed: int = 1) -> Report:
    """A disk that is full, and given room again. Needs the right to mount; without it the next proof stands for it."""
    async with open_site() as site, _small_disk(site) as folder, scene(site, _served(site), seed=seed) as stage:
        full = 0
        async with stage.load(at_once=4, pause_s=0.1):
            for _ in range(times):
                full += await _until_full(stage)
                room = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) + _DISK_BYTES
                _run("mount", "-o", f"remount,size={room}", str(folder))
                await asyncio.sleep(3)
            _run("mount", "-o", "remount,size=200m", str(folder))
        return (await stage.judged("disk", times=times, found_full=full)).needs("a full disk", full)


async def limit(*, times: int = 40, seed: int = 1) -> Report:
    """Workers that may not write large files (RLIMIT_FSIZE): every write of one ends in its middle."""
    async with open_site() as site:
        workers = _workers(site)
        async with scene(site, [api(site), *workers], seed=seed, formats=("pdf", "txt"), share_again=0.0) as stage:
            for one in workers:
                assert one.running is not None
                _run("prlimit", "--pid", str(one.running.pid), f"--fsize={_FILE_BYTES}:")
            working = [asyncio.create_task(client.export()) for client in stage.clients for _ in range(times // 6)]
            await asyncio.sleep(8)
            struck = _postponed(site)
            for one in workers:
                assert one.running is not None
                _run("prlimit", "--pid", str(one.running.pid), "--fsize=unlimited:")
            await asyncio.gather(*working)
            return (await stage.judged("limit", times=times, cut_short=struck)).needs("a write cut short", struck)


def _workers(site: Site) -> list[Process]:
    return [worker(site, number, entry=_ENTRY, CHAOS_RETRY_UNIT_S="1.5") for number in range(2)]


def _served(site: Site) -> list[Process]:
    return [api(site), *_workers(site)]


@asynccontextmanager
async def _small_disk(site: Site) -> AsyncIterator[Path]:
    folder = Path(site.storage.removeprefix("file://"))
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


async def _until_full(stage: Scene) -> int:
    """How many more jobs were postponed for want of space, after a while of a full disk."""
    before = _postponed(stage.site)
    for _ in range(300):
        if _postponed(stage.site) > before + 2:
            break
        await asyncio.sleep(0.2)
    return _postponed(stage.site) - before


def _postponed(site: Site) -> int:
    told = "SELECT count(*) FROM job_events WHERE type = 'postponed' AND payload->'error'->>'code' = 'storage_full'"
    with site.superuser() as connection:
        row = connection.execute(told.encode()).fetchone()
    assert row is not None
    return int(row[0])


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
