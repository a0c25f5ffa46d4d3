"""`bespoke jobs`: the operator's view of background work, under the role that sees every owner."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, Literal, TypeVar
from uuid import UUID

from cyclopts import App

from bespoke.cli.output import console, counted, print_json, print_lines
from bespoke.features.ai.models import open_models
from bespoke.features.jobs import operate
from bespoke.features.jobs.schemas import JobShown
from bespoke.features.work import job_kinds
from bespoke.platform.database import Database, roles
from bespoke.platform.errors import Busy
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.transitions import Kinds
from bespoke.platform.place import Place, open_place
from bespoke.platform.sandbox import Sandbox
from bespoke.platform.settings import read_settings

app = App(name="jobs", help="Background work: see it, try it again, cancel it, wait for its end.")
R = TypeVar("R")


class NotDrained(Busy):
    """There is work left."""


@app.command(name="list")
def list_jobs(
    *,
    status: Literal["pending", "processing", "completed", "failed", "cancelled"] | None = None,
    kind: str | None = None,
    limit: int = 50,
    json: bool = False,
) -> None:
    """The newest jobs of all owners.

    Parameters
    ----------
    status
        Only those in this state.
    kind
        Only those of this kind, such as export.
    limit
        How many at most.
    json
        Print JSON.
    """
    rows = _run(lambda database, _: operate.list_jobs(database, limit=limit, status=status, kind=kind))
    if json:
        print_json([_line(row) for row in rows])
        return
    columns = ("job", "kind", "status", "stage", "attempts", "made", "error", "owner")
    print_lines("Jobs", columns, [list(_line(row).values()) for row in rows])


@app.command
def show(job_id: UUID, *, json: bool = False) -> None:
    """One job: how far it is, its tries, its last error, when it is tried again.

    Parameters
    ----------
    job_id
        The job's id.
    json
        Print JSON.
    """
    row = _run(lambda database, _: operate.show_job(database, job_id))
    shown = JobShown.of(row)
    if json:
        print_json(shown)
        return
    facts = [*_facts(shown.model_dump(mode="json")), ("owner", str(row.owner_id)), ("trace_id", row.trace_id)]
    print_lines("Job", ("", ""), facts)


@app.command
def retry(job_id: UUID) -> None:
    """Try a failed or cancelled job again; an export with its document as it is now.

    Parameters
    ----------
    job_id
        The job's id.
    """
    _run(lambda database, place: operate.retry_job(database, job_id, kinds=_kinds(place)))
    console.print(f"{job_id} waits for a worker.", markup=False)


@app.command
def cancel(job_id: UUID) -> None:
    """Cancel a job that waits or runs.

    Parameters
    ----------
    job_id
        The job's id.
    """
    status = _run(lambda database, place: operate.cancel_job(database, job_id, kinds=_kinds(place)))
    told = "is cancelled" if status == "cancelled" else "is told to stop"
    console.print(f"{job_id} {told}.", markup=False)


@app.command
def drain(*, timeout: float = 300) -> None:
    """Wait until no job waits or runs, such as before an upgrade. Jobs that wait for another try stay.

    Parameters
    ----------
    timeout
        Seconds to wait at most.
    """
    left = _run(lambda database, _: operate.drain(database, timeout_s=timeout))
    if left:
        raise NotDrained(f"{counted(left, 'job')} left after {timeout:g} seconds.", fix="Is a worker running?")
    console.print("No job waits or runs.")


def _line(row: JobRow) -> dict[str, str]:
    return {
        "id": str(row.id),
        "kind": row.kind,
        "status": row.status,
        "stage": row.stage,
        "attempts": str(row.attempts),
        "made": f"{row.created_at:%Y-%m-%d %H:%M:%S}",
        "error": str((row.error or {}).get("code", "")),
        "owner_id": str(row.owner_id),
    }


def _facts(said: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    """What is known of a job, line by line; what an error or a file says of itself by its own names."""
    for name, value in said.items():
        if isinstance(value, Mapping):
            yield from _facts(value, f"{name}.")
        elif value not in (None, "", []):
            yield within + name, str(value)


def _kinds(place: Place) -> Kinds:
    return job_kinds(place.open_blobs(), Sandbox(), open_models(place), place.settings)


def _run(work: Callable[[Database, Place], Awaitable[R]]) -> R:
    async def run(database: Database, place: Place) -> R:
        try:
            return await work(database, place)
        finally:
            await database.close()

    with open_place(read_settings()) as place:
        return asyncio.run(run(place.open_database(roles.MIGRATE), place))
