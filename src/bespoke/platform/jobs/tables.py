"""Jobs, the truth about background work; their streams of events; and whom the sweep must visit."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Identified, Owned


class JobRow(Identified, Base):
    """`slot` is held while the job is handed to the engine; a partial unique index caps how many an owner holds.

    `lease` names the current attempt: every write of a run is fenced by it. `last_event` counts the job's stream.
    `attempts` only ever grows, because it names what an attempt stored; `failures` and `takeovers` are what is bounded,
    and start again when a person retries.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("owner_id", "idempotency_key"),
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["owner_id", "document_id"], ["documents.owner_id", "documents.id"], ondelete="CASCADE"),
        Index("uq_jobs_slot", "owner_id", "pool", "slot", unique=True, postgresql_where=text("slot IS NOT NULL")),
        Index(
            "ix_jobs_waiting",
            "owner_id",
            "pool",
            text("priority DESC"),
            "created_at",
            "id",
            postgresql_where=text("status = 'pending' AND slot IS NULL"),
        ),
        Index("ix_jobs_listed", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_jobs_owner_id_document_id", "owner_id", "document_id"),
    )

    kind: Mapped[str]
    pool: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="pending")
    stage: Mapped[str] = mapped_column(server_default="")
    progress: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    document_id: Mapped[UUID | None]
    batch_id: Mapped[UUID | None]
    input: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    output: Mapped[dict[str, Any] | None]
    error: Mapped[dict[str, Any] | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    failures: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    takeovers: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    slot: Mapped[int | None] = mapped_column(SmallInteger)
    lease: Mapped[UUID | None]
    ticket_id: Mapped[int | None]
    cancel_requested: Mapped[bool] = mapped_column(server_default="false")
    idempotency_key: Mapped[str]
    timeout_s: Mapped[float] = mapped_column(server_default="60")
    trace_id: Mapped[str] = mapped_column(server_default="")
    last_event: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    run_at: Mapped[datetime] = mapped_column(server_default=NOW)
    started_at: Mapped[datetime | None]
    timeout_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class JobEventRow(Owned, Base):
    """One event of a job's stream; `seq` counts from 1 without gaps."""

    __tablename__ = "job_events"
    __table_args__ = (ForeignKeyConstraint(["owner_id", "job_id"], ["jobs.owner_id", "jobs.id"], ondelete="CASCADE"),)

    job_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class DueRow(Base):
    """Whom the sweep must visit, why, and when. Has no owner's rights: each visit sets that owner."""

    __tablename__ = "due"
    __table_args__ = (Index("ix_due_at", "at"),)

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
