"""Room for one file: held before it is made, turned into use when it is published."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.jobs.contract import JobRun
from bespoke.platform.quota.ledger import QuotaKind, commit_reservation, release, reserve

_KIND: QuotaKind = "artifacts"


class Room:
    """The reservations of one attempt. `limit` is what all of the owner's files may take, in bytes."""

    def __init__(self, job: JobRun, limit: int) -> None:
        self._job = job
        self._limit = limit
        self._held: list[UUID] = []
        self._amount = 0

    async def fit(self, size_bytes: int) -> None:
        """Hold as much, in a transaction of its own if that is more. Raises QuotaExceeded."""
        if size_bytes > self._amount:
            async with self._job.transaction() as session:
                await self.hold(session, size_bytes)

    async def hold(self, session: AsyncSession, size_bytes: int) -> None:
        """Raises QuotaExceeded."""
        more = size_bytes - self._amount
        self._held.append(await reserve(session, self._job.owner_id, _KIND, amount=more, limit=self._limit))
        self._amount += more

    async def use(self, session: AsyncSession, size_bytes: int) -> None:
        """Count the file, in the transaction that publishes it. Raises QuotaExceeded if what was held had expired."""
        owner = self._job.owner_id
        await self.give_back(session, self._held[1:])
        if not await commit_reservation(session, owner, self._held[0], actual=size_bytes):
            again = await reserve(session, owner, _KIND, amount=size_bytes, limit=self._limit)
            await commit_reservation(session, owner, again, actual=size_bytes)

    async def give_back(self, session: AsyncSession, held: list[UUID] | None = None) -> None:
        for reservation in self._held if held is None else held:
            await release(session, self._job.owner_id, reservation)


@asynccontextmanager
async def holding(job: JobRun, *, size_bytes: int, limit: int) -> AsyncIterator[Room]:
    """Room that is held from here on, and kept as `keeping` does."""
    room = Room(job, limit)
    await room.fit(size_bytes)
    async with keeping(job, room):
        yield room


@asynccontextmanager
async def keeping(job: JobRun, room: Room) -> AsyncIterator[None]:
    """Given back when making the file fails; else by publishing, or by the sweep where nothing is published."""
    try:
        yield
    except BaseException:
        await _to_its_end(_given_back(job, room))
        raise


async def _given_back(job: JobRun, room: Room) -> None:
    async with job.transaction() as session:
        await room.give_back(session)


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Whoever cancels a run may do so while it already cleans up; once that must not interrupt it."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
