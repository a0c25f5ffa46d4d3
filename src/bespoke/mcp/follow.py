"""Waiting for a job: its stages are told as progress, and after a while the call ends though the job goes on."""

from __future__ import annotations

import time
from typing import Annotated
from uuid import UUID

from pydantic import Field

from bespoke.features.jobs.schemas import JobShown
from bespoke.mcp.call import Call
from bespoke.platform.jobs.queries import find_job
from bespoke.platform.jobs.stream import CHANNEL, FINISHED

WaitSeconds = Annotated[
    int, Field(ge=0, le=120, description="How long to wait for the end; afterwards ask for the job by its id.")
]
WAIT_S = 60
_POLL_S = 5.0
"""For hints that were lost; each event of a job gives one."""


async def follow(call: Call, job_id: UUID, *, wait_s: float) -> JobShown:
    """The job at its end, or as it is when the time is up. No transaction stays open meanwhile."""
    until = time.monotonic() + wait_s
    told = (-1, "")
    with call.office.live.subscribe(CHANNEL, job_id) as hint:
        while True:
            job = await _look(call, job_id)
            if (job.progress, job.stage) != told:
                told = job.progress, job.stage
                await call.progress(job.progress, job.stage)
            left_s = until - time.monotonic()
            if job.status in FINISHED or left_s <= 0 or hint.is_over:
                return job
            await hint.wait(min(_POLL_S, left_s))


async def _look(call: Call, job_id: UUID) -> JobShown:
    async with call.transaction() as session:
        return JobShown.of(await find_job(session, call.actor.owner_id, job_id))
