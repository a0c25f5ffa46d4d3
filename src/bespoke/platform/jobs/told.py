"""What a job's stream tells of the job itself: written by these models, and described by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field


class JobError(BaseModel):
    """Why the last try failed, and what to do about it."""

    code: str
    title: str
    detail: str = ""
    fix: str = ""
    field: str = ""


class Told(BaseModel):
    """One event. `event` is its type as it is stored."""

    event: ClassVar[str]

    def payload(self) -> dict[str, Any]:
        """Without what was not said."""
        return self.model_dump(mode="json", exclude_unset=True)


def line_of(told: Told) -> tuple[str, Mapping[str, Any]]:
    """As a stream's line is written."""
    return told.event, told.payload()


class Queued(Told):
    """It waits for a worker."""

    event = "queued"


class Started(Told):
    """A worker has begun; `attempt` counts from 1."""

    event = "started"

    attempt: int


class Progressed(Told):
    """How far it is, and with what it is busy."""

    event = "progress"

    percent: int = Field(ge=0, le=100)
    stage: str


class Postponed(Told):
    """A try failed and will be repeated at `run_at`."""

    event = "postponed"

    error: JobError
    run_at: datetime
    failures: int


class TakenOver(Told):
    """Its worker is gone; another goes on."""

    event = "taken_over"

    takeovers: int


class Cancelling(Told):
    """It was told to stop, and will soon."""

    event = "cancelling"


class Done(Told):
    """The end, with the job's output."""

    event = "done"

    status: Literal["completed"] = "completed"
    output: dict[str, Any]


class Failed(Told):
    """The end, with the reason."""

    event = "failed"

    status: Literal["failed"] = "failed"
    error: JobError


class Cancelled(Told):
    """The end, as the person wished."""

    event = "cancelled"

    status: Literal["cancelled"] = "cancelled"


_ALL: tuple[type[Told], ...] = (
    Queued,
    Started,
    Progressed,
    Postponed,
    TakenOver,
    Cancelling,
    Done,
    Failed,
    Cancelled,
)
JOB_EVENTS: Mapping[str, type[BaseModel]] = {one.event: one for one in _ALL}
