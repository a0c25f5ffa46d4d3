"""Documents, the parents of everything that has versions, and those versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Identified, Owned


class DocumentRow(Identified, Base):
    """A resume or an optimized resume, by its id alone."""

    __tablename__ = "documents"
    __table_args__ = (ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),)

    kind: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class VersionRow(Owned, Base):
    """The content of one revision. An autosave that another soon followed is superseded: kept for merging, unlisted."""

    __tablename__ = "versions"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "document_id"], ["documents.owner_id", "documents.id"], ondelete="CASCADE"),
    )

    document_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    author: Mapped[str]
    is_autosave: Mapped[bool] = mapped_column(server_default="false")
    is_superseded: Mapped[bool] = mapped_column(server_default="false")
    name: Mapped[str] = mapped_column(server_default="")
    note: Mapped[str] = mapped_column(server_default="")
    summary: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
