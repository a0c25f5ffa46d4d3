"""What an owner uses of a limited good: a ledger of reservations, exact under any concurrency."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import Base, Identified, Owned


class QuotaUsageRow(Owned, Base):
    __tablename__ = "quota_usage"
    __table_args__ = (ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),)

    kind: Mapped[str] = mapped_column(primary_key=True)
    used: Mapped[int] = mapped_column(server_default="0")
    reserved: Mapped[int] = mapped_column(server_default="0")


class QuotaReservationRow(Identified, Base):
    """Given back by the sweep when nobody committed or released it in time."""

    __tablename__ = "quota_reservations"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),
        Index("ix_quota_reservations_owner_id_expires_at", "owner_id", "expires_at"),
    )

    kind: Mapped[str]
    amount: Mapped[int]
    expires_at: Mapped[datetime]
