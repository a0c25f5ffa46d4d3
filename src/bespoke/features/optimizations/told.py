"""Telling a run's events so that another attempt tells none of them twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.optimizations.stream import event_of
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

    async def tell(self, told: BaseModel, *, once: str = "") -> None:
        """`once` names what is told by one attempt only."""
        if once in self.told:
            return
        payload = told.model_dump(mode="json")
        await self.job.emit(event_of(told), {**payload, "once": once} if once else payload)
        if once:
            self.told.add(once)

    async def tell_within(self, session: AsyncSession, told: BaseModel) -> None:
        """In the transaction of what it tells of, the job's row locked."""
        await append_job_event(
            session,
            self.job.owner_id,
            job_id=self.job.job_id,
            event_type=event_of(told),
            payload=told.model_dump(mode="json"),
        )
