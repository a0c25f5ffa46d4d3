"""Answers that were given under an idempotency key."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Owned


class IdempotencyKeyRow(Owned, Base):
    """Written in the transaction of the effect itself, so that both happen or neither."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
        Index("ix_idempotency_keys_owner_id_expires_at", "owner_id", "expires_at"),
    )

    route: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    request_hash: Mapped[bytes]
    status: Mapped[int] = mapped_column(SmallInteger)
    headers: Mapped[dict[str, Any]]
    body: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]
