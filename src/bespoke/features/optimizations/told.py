"""Telling a run's events so that another attempt tells none of them twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.contract import JobRun
from bespoke.platform.jobs.stream import append_job_event, read_events

_ALL = 5000


@dataclass
class Teller:
    """`told` are the names of what may be told once, as the attempts before left it."""

    job: JobRun
    told: set[str] = field(default_factory=set)

    @classmethod
    async def of(cls, session: AsyncSession, job: JobRun) -> Self:
        if job.attempt == 1:
            return cls(job)
        events = await read_events(session, job.owner_id, job_id=job.job_id, limit=_ALL)
        names = {event.payload["once"] for event in events if "once" in event.payload}
        return cls(job, names)

    async def tell(self, event_type: str, payload: Mapping[str, Any], *, once: str = "") -> None:
        """`once` names what is told by one attempt only."""
        if once in self.told:
            return
        told = {**payload, "once": once} if once else payload
        await self.job.emit(event_type, told)
        if once:
            self.told.add(once)

    async def tell_within(self, session: AsyncSession, event_type: str, payload: Mapping[str, Any]) -> None:
        """In the transaction of what it tells of, the job's row locked."""
        await append_job_event(
            session, self.job.owner_id, job_id=self.job.job_id, event_type=event_type, payload=payload
        )
