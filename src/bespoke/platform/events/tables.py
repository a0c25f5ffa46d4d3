"""What happened to an owner's things: the audit trail, and at once the live stream."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Owned


class EventStreamRow(Owned, Base):
    """The last number of the owner's stream. Its row lock orders the owner's events as they commit, without gaps."""

    __tablename__ = "event_streams"
    __table_args__ = (ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),)

    last: Mapped[int]


class EventRow(Owned, Base):
    __tablename__ = "events"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
        Index("ix_events_owner_id_subject_id_seq", "owner_id", "subject_id", "seq"),
        Index("ix_events_owner_id_created_at", "owner_id", "created_at"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    subject_id: Mapped[UUID | None]
    payload: Mapped[dict[str, Any]]
    trace_id: Mapped[str] = mapped_column(server_default="")
    actor: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
