"""Jobs and events as the API shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel

from bespoke.platform.events.tables import EventRow
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import JobError

Status = Literal["pending", "processing", "completed", "failed", "cancelled"]


class JobShown(BaseModel):
    """`next_try_at` is set while a failed try waits to be repeated, `timeout_at` while the job runs."""

    id: UUID
    kind: str
    status: Status
    stage: str
    progress: int
    document_id: UUID | None
    batch_id: UUID | None
    attempts: int
    cancel_requested: bool
    output: dict[str, Any] | None
    error: JobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    timeout_at: datetime | None
    next_try_at: datetime | None

    @classmethod
    def of(cls, row: JobRow) -> Self:
        return cls(
            id=row.id,
            kind=row.kind,
            status=row.status,
            stage=row.stage,
            progress=row.progress,
            document_id=row.document_id,
            batch_id=row.batch_id,
            attempts=row.attempts,
            cancel_requested=row.cancel_requested,
            output=row.output,
            error=JobError.model_validate(row.error) if row.error else None,
            created_at=row.created_at,
            started_at=row.started_at,
            finished_at=row.finished_at,
            timeout_at=row.timeout_at,
            next_try_at=row.run_at if row.status == "pending" and row.failures else None,
        )


class EventShown(BaseModel):
    """`actor` is the means by which whoever did it was known, or `system`."""

    seq: int
    type: str
    subject_id: UUID | None
    payload: dict[str, Any]
    trace_id: str
    actor: str
    created_at: datetime

    @classmethod
    def of(cls, row: EventRow) -> Self:
        return cls(
            seq=row.seq,
            type=row.type,
            subject_id=row.subject_id,
            payload=row.payload,
            trace_id=row.trace_id,
            actor=row.actor,
            created_at=row.created_at,
        )
