"""How often something may happen: one row a key, holding when it may happen next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import Base


class RateLimitRow(Base):
    __tablename__ = "rate_limits"
    __table_args__ = {"prefixes": ["UNLOGGED"]}  # noqa: RUF012  # SQLAlchemy reads it as it is

    key: Mapped[bytes] = mapped_column(primary_key=True)
    next_at: Mapped[datetime]
