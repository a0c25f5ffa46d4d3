"""What every table shares: names of constraints, types, and the owner as the first column of the primary key."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, LargeBinary, MetaData, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# JSON of any shape: its shape is checked where it is read.
type_annotation_map: dict[Any, Any] = {
    str: Text(),
    int: BigInteger(),
    bytes: LargeBinary(),
    UUID: Uuid(),
    datetime: DateTime(timezone=True),
    dict[str, Any]: JSONB(),
    list[Any]: JSONB(),
}

NOW = text("clock_timestamp()")
"""The database's clock decides every time that is stored; `clock_timestamp` moves inside a transaction."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = type_annotation_map


class Owned:
    """A row that belongs to an owner. Row-level security hides it from every other."""

    owner_id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-2)


class Identified(Owned):
    """An owned row with an id of its own, unique together with the owner."""

    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-1)
