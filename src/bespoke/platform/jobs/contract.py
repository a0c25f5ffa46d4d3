"""What a kind of job is, and what its handler may do while it runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.platform.actor import Actor

T = TypeVar("T")

Pool = Literal["export", "import", "optimize", "upkeep"]
POOL_SLOTS: Mapping[Pool, int] = {"export": 3, "import": 2, "optimize": 2, "upkeep": 1}
"""How many jobs of one owner are handed to the engine at a time."""

JobStatus = Literal["pending", "processing", "completed", "failed", "cancelled"]


class JobFacts(Protocol):
    """What a job is, whether or not it runs."""

    @property
    def owner_id(self) -> UUID: ...

    @property
    def job_id(self) -> UUID: ...

    @property
    def document_id(self) -> UUID | None: ...

    @property
    def created_at(self) -> datetime: ...

    @property
    def attempt(self) -> int:
        """From 1; names what the attempt stores, so that two attempts never share an object key."""
        ...

    @property
    def input(self) -> Mapping[str, Any]: ...


class JobRun(JobFacts, Protocol):
    """One attempt at a job. Everything it writes is fenced by the attempt's lease."""

    def transaction(self, *, durable: bool = True) -> AbstractAsyncContextManager[AsyncSession]:
        """`Database.transaction` of the job's owner, for reading and for work that may be repeated."""
        ...

    def note(self, percent: int, stage: str) -> None:
        """Progress that is told with whatever is told next, with the end at the latest; while nothing is, within half
        a second. A stage that nobody could see for so short a time costs no transaction.
        """
        ...

    async def progress(self, percent: int, stage: str) -> None:
        """Raises when the lease is lost or the person cancelled; the handler lets that pass."""
        ...

    async def emit(self, event_type: str, payload: Mapping[str, Any]) -> None:
        """One more event of the job's stream. Raises as `progress` does."""
        ...

    async def fenced(
        self, work: Callable[[AsyncSession], Awaitable[T]], *, progress: tuple[int, str] | None = None
    ) -> T:
        """`work` in a transaction that only the current attempt can commit, with the job's row locked, so that events
        told in it (`append_job_event`) stand beside what they tell of or not at all. It may be repeated after a commit
        whose answer was lost. Raises as `progress` does, which is told in the same transaction where there is some.
        """
        ...

    async def reach(self, session: AsyncSession, percent: int, stage: str) -> None:
        """A further `progress` within `work` that is fenced."""
        ...


async def publish_nothing(_: AsyncSession) -> None:
    """For jobs whose output is all they leave."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`publish` runs in the very transaction that completes the job, which only the current attempt can commit."""

    output: Mapping[str, Any] = field(default_factory=dict)
    publish: Callable[[AsyncSession], Awaitable[None]] = publish_nothing


@dataclass(frozen=True, slots=True)
class JobKind:
    """`run` raises an error of Bespoke's kinds; `Busy` and `Unavailable` are tried again, all others are final.

    `on_failure` runs in the transaction that records a final failure or a cancellation, in whichever process that is:
    it may be the one that cancels a job that never ran. `on_retry` runs in the transaction of a person's retry and
    gives the job's input anew; without it the job keeps the one it had.
    """

    name: str
    pool: Pool
    run: Callable[[JobRun], Awaitable[Outcome]]
    timeout_s: float = 60.0
    on_failure: Callable[[AsyncSession, JobFacts, Mapping[str, Any]], Awaitable[None]] | None = None
    on_retry: Renewal | None = None


Renewal: TypeAlias = Callable[
    [AsyncSession, JobFacts, Mapping[str, JobKind], Actor | None], Awaitable[Mapping[str, Any]]
]
"""The input of a job that is tried again. Raises what refuses the retry."""
