"""The ledger of calls, the day's operations, kept answers, and owners' own keys."""

from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Identified, Owned

_OWNER = ["owner_id"], ["users.owner_id"]


class AiOperationRow(Identified, Base):
    """One call of a model, on the ledger of tokens and cost. Costs are in millionths of a dollar."""

    __tablename__ = "ai_operations"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
        Index("ix_ai_operations_owner_id_created_at", "owner_id", "created_at"),
    )

    job_id: Mapped[UUID | None]
    provider: Mapped[str]
    model: Mapped[str]
    purpose: Mapped[str]
    status: Mapped[str]
    cache_key: Mapped[str] = mapped_column(server_default="")
    input_tokens: Mapped[int] = mapped_column(server_default="0")
    output_tokens: Mapped[int] = mapped_column(server_default="0")
    cost_microdollars: Mapped[int] = mapped_column(server_default="0")
    error: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    finished_at: Mapped[datetime | None]


class AiDayRow(Owned, Base):
    """How many operations an owner had on a day (UTC): one row to count in, so that the limit holds for all at once."""

    __tablename__ = "ai_days"
    __table_args__ = (ForeignKeyConstraint(*_OWNER, ondelete="CASCADE"),)

    day: Mapped[dt.date] = mapped_column(primary_key=True)
    operations: Mapped[int] = mapped_column(server_default="0")


class AiAnswerRow(Owned, Base):
    """The edits of an answer, kept for an hour under the hash of all that was asked."""

    __tablename__ = "ai_answers"
    __table_args__ = (
        ForeignKeyConstraint(*_OWNER, ondelete="CASCADE"),
        Index("ix_ai_answers_owner_id_expires_at", "owner_id", "expires_at"),
    )

    question_hash: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[str]
    expires_at: Mapped[datetime]


class AiKeyRow(Owned, Base):
    """An owner's own key at the provider, sealed: it is used, and never shown again."""

    __tablename__ = "ai_keys"
    __table_args__ = (ForeignKeyConstraint(*_OWNER, ondelete="CASCADE"),)

    provider: Mapped[str]
    sealed: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
