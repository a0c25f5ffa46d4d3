"""`bespoke worker`: background work, in as many processes on as many machines as one likes."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import start_http_server

from bespoke.features.ai.models import open_models
from bespoke.features.optimizations.warm import warm_up
from bespoke.features.work import job_kinds, open_sandbox, upkeep
from bespoke.platform.database import migrate, roles
from bespoke.platform.garbage import spare_what_stays
from bespoke.platform.jobs.metrics import job_metrics
from bespoke.platform.jobs.worker import WorkerLimits, run_worker
from bespoke.platform.place import Place, open_place
from bespoke.platform.settings import read_settings
from bespoke.platform.settings.tree import InvalidSetting, WorkerSettings
from bespoke.platform.telemetry.figures import REGISTRY
from bespoke.platform.telemetry.log import configure_logging


def worker(*, concurrency: int | None = None, beside: bool = False) -> None:
    """Run background jobs until told to end; what runs may finish first.

    Parameters
    ----------
    concurrency
        Jobs at a time, instead of BESPOKE_WORKER_CONCURRENCY.
    beside
        End when standard input ends: how `bespoke serve` starts its own.
    """
    settings = read_settings()
    configure_logging(settings.log_level)
    with open_place(settings) as place:
        if not settings.is_embedded:
            migrate.refuse_other_schema(place.url(roles.WORKER))
        asyncio.run(_run(place, concurrency or settings.worker.concurrency, beside=beside))


async def _run(place: Place, concurrency: int, *, beside: bool) -> None:
    stop = asyncio.Event()
    if beside:
        _stop_with_input(stop)
    database, blobs = place.open_database(roles.WORKER, idle_in_transaction_s=10), place.open_blobs()
    models = open_models(place)
    with open_sandbox(place.settings) as sandbox:
        try:
            kinds = job_kinds(blobs, sandbox, models, place.settings)
            limits = WorkerLimits(concurrency=concurrency)
            await asyncio.to_thread(warm_up)
            spare_what_stays()
            visits, metrics = upkeep(blobs, place.settings), job_metrics(REGISTRY)
            with _served_figures(place.settings.worker):
                await run_worker(
                    database,
                    kinds,
                    limits=limits,
                    upkeep=visits,
                    metrics=metrics,
                    stop=stop,
                    listen_url=place.listen_url(roles.WORKER),
                )
        finally:
            await models.close()
            await database.close()


@contextmanager
def _served_figures(settings: WorkerSettings) -> Iterator[None]:
    """On a port of their own: workers answer no other requests."""
    if not settings.metrics_port:
        yield
        return
    try:
        server, thread = start_http_server(settings.metrics_port, settings.metrics_host, registry=REGISTRY)
    except OSError as error:
        place = f"{settings.metrics_host}:{settings.metrics_port}"
        name = "BESPOKE_WORKER_METRICS_PORT"
        raise InvalidSetting(f"{place} cannot be listened on.", fix="Give each worker its own.", field=name) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _stop_with_input(stop: asyncio.Event) -> None:
    """A thread waits for the end of standard input; it never holds the process back."""
    loop = asyncio.get_running_loop()

    def wait() -> None:
        # Not through the buffer, whose lock would be held, and fatal, at the end of the process.
        while os.read(sys.stdin.fileno(), 1024):
            pass
        loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=wait, name="input", daemon=True).start()
