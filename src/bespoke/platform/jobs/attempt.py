"""One attempt at a job, as its handler sees it: every write is fenced by the lease."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.database import Database
from bespoke.platform.jobs.errors import JobCancelled, LostLease
from bespoke.platform.jobs.metrics import JobMetrics
from bespoke.platform.jobs.patience import patiently
from bespoke.platform.jobs.stream import Line, append_job_events
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import Progressed, line_of
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
        self._noted: list[Progressed] = []
        self._told = 0
        self._turn = asyncio.Lock()

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

    def transaction(self, *, durable: bool = True) -> AbstractAsyncContextManager[AsyncSession]:
        return self._database.transaction(self.job.owner_id, durable=durable)

    @property
    def noted(self) -> Sequence[Progressed]:
        """What was noted and not told yet."""
        return tuple(self._noted[self._told :])

    def note(self, percent: int, stage: str) -> None:
        self._noted.append(Progressed(percent=percent, stage=stage))
        self.end_stage(stage)

    async def progress(self, percent: int, stage: str) -> None:
        await self.fenced(_nothing_more, progress=(percent, stage))

    async def emit(self, event_type: str, payload: Mapping[str, Any]) -> None:
        """A commit whose answer was lost may leave the event twice; both are numbered, none is lost."""

        async def write() -> None:
            async with self._writing() as session:
                await self._tell(session, (event_type, payload))

        await patiently(write)

    async def fenced(
        self, work: Callable[[AsyncSession], Awaitable[T]], *, progress: tuple[int, str] | None = None
    ) -> T:
        if progress is not None:
            self.note(*progress)

        async def write() -> T:
            async with self._writing() as session:
                await self._enter(session, self._wanted().with_for_update())
                return await work(session)

        return await patiently(write)

    async def reach(self, session: AsyncSession, percent: int, stage: str) -> None:
        self.note(percent, stage)
        await self._tell(session)

    async def look(self) -> None:
        """Tell what was noted, and find out whether the run must stop. Raises as `progress`."""
        async with self._writing() as session:
            await self._enter(session, self._wanted())

    async def settle(self) -> None:
        """Until nobody is telling: what was noted is then told, or still in `noted`."""
        async with self._turn:
            return

    async def catch_up(self, session: AsyncSession) -> None:
        """Tell what was noted in the transaction that ends the run, which has a fence of its own."""
        if self.noted:
            await self._append(session, self.noted)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        """One transaction at a time, so that what was noted is told in its order, and forgotten once it is."""
        async with self._turn:
            try:
                async with self.transaction() as session:
                    yield session
                del self._noted[: self._told]
            finally:
                self._told = 0

    async def _enter(self, session: AsyncSession, otherwise: Select[bool]) -> None:
        """Through the fence: by telling what was noted, or by asking where nothing was."""
        if self.noted:
            await self._tell(session)
        else:
            self._obey((await session.execute(otherwise)).scalar_one_or_none())

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

    async def _tell(self, session: AsyncSession, *more: Line) -> None:
        noted = self.noted
        self._told = len(self._noted)
        self._obey(await self._append(session, noted, *more))

    async def _append(self, session: AsyncSession, noted: Sequence[Progressed], *more: Line) -> bool | None:
        return await append_job_events(
            session,
            self.owner_id,
            job_id=self.job_id,
            lines=[*map(line_of, noted), *more],
            lease=self.job.lease,
            progress=(noted[-1].percent, noted[-1].stage) if noted else None,
        )

    def _obey(self, is_cancelled: bool | None) -> None:
        if is_cancelled is None:
            self.stopped = LostLease()
        elif is_cancelled:
            self.stopped = JobCancelled()
        if self.stopped is not None:
            raise self.stopped
