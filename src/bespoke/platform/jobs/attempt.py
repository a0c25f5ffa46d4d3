"""One attempt at a job, as its handler sees it: every write is fenced by the lease."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.jobs.errors import JobCancelled, LostLease
from bespoke.platform.jobs.metrics import JobMetrics
from bespoke.platform.jobs.patience import patiently
from bespoke.platform.jobs.stream import append_job_event
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Progressed
from bespoke.platform.jobs.transitions import Job

T = TypeVar("T")


async def _nothing_more(_: AsyncSession) -> None:
    """For a transaction that only tells."""


class Attempt:
    """The real `JobRun`. `stopped` says why the run must end, once that is known."""

    def __init__(self, database: Database, job: Job, metrics: JobMetrics | None = None) -> None:
        self.job = job
        self.stopped: LostLease | JobCancelled | None = None
        self._database = database
        self._metrics = metrics
        self._stage = "start"
        self._stage_began = time.monotonic()

    @property
    def owner_id(self) -> UUID:
        return self.job.owner_id

    @property
    def job_id(self) -> UUID:
        return self.job.job_id

    @property
    def document_id(self) -> UUID | None:
        return self.job.document_id

    @property
    def created_at(self) -> datetime:
        return self.job.created_at

    @property
    def attempt(self) -> int:
        return self.job.attempt

    @property
    def input(self) -> Mapping[str, Any]:
        return self.job.input

    def transaction(self) -> AbstractAsyncContextManager[AsyncSession]:
        return self._database.transaction(self.job.owner_id)

    async def progress(self, percent: int, stage: str) -> None:
        await self.fenced(_nothing_more, progress=(percent, stage))

    async def emit(self, event_type: str, payload: Mapping[str, Any]) -> None:
        """A commit whose answer was lost may leave the event twice; both are numbered, none is lost."""

        async def write() -> None:
            async with self.transaction() as session:
                self._obey(await self._tell(session, event_type, payload))

        await patiently(write)

    async def fenced(
        self, work: Callable[[AsyncSession], Awaitable[T]], *, progress: tuple[int, str] | None = None
    ) -> T:
        async def write() -> T:
            async with self.transaction() as session:
                if progress is None:
                    held = await session.execute(self._wanted().with_for_update())
                    self._obey(held.scalar_one_or_none())
                else:
                    await self.reach(session, *progress)
                return await work(session)

        return await patiently(write)

    async def reach(self, session: AsyncSession, percent: int, stage: str) -> None:
        told = Progressed(percent=percent, stage=stage)
        self._obey(await self._tell(session, told.event, told.payload(), (percent, stage)))
        self.end_stage(stage)

    async def look(self) -> None:
        """Find out whether the run must stop, without writing anything. Raises as `progress`."""
        async with self.transaction() as session:
            wanted = await session.execute(self._wanted())
        self._obey(wanted.scalar_one_or_none())

    def _wanted(self) -> Select[bool]:
        """Whether it is to be cancelled; no row once another attempt holds the job."""
        mine = (JobRow.owner_id == self.owner_id, JobRow.id == self.job_id, JobRow.lease == self.job.lease)
        return select(JobRow.cancel_requested).where(*mine)

    def end_stage(self, following: str) -> None:
        if following == self._stage:
            return
        now = time.monotonic()
        if self._metrics:
            self._metrics.stage.labels(self.job.kind, self._stage).observe(now - self._stage_began)
        self._stage, self._stage_began = following, now

    async def _tell(
        self,
        session: AsyncSession,
        event_type: str,
        payload: Mapping[str, Any],
        progress: tuple[int, str] | None = None,
    ) -> bool | None:
        return await append_job_event(
            session,
            self.owner_id,
            job_id=self.job_id,
            event_type=event_type,
            payload=payload,
            lease=self.job.lease,
            progress=progress,
        )

    def _obey(self, is_cancelled: bool | None) -> None:
        if is_cancelled is None:
            self.stopped = LostLease()
        elif is_cancelled:
            self.stopped = JobCancelled()
        if self.stopped is not None:
            raise self.stopped
