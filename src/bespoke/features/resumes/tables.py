"""Resumes, the files they were read from, and the sections that people told in their own words."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from bespoke.platform.database.base import NOW, Base, Identified


class SourceRow(Identified, Base):
    """An uploaded file as it came. `object_key` is ours, never made of the file's name."""

    __tablename__ = "sources"
    __table_args__ = (ForeignKeyConstraint(["owner_id"], ["users.owner_id"], ondelete="CASCADE"),)

    file_name: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    sha256: Mapped[str]
    object_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)


class ResumeRow(Identified, Base):
    """`parsed_data` is what intake read, `data` the resume as edited since; both are JSON Resume with our ids."""

    __tablename__ = "resumes"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "id"], ["documents.owner_id", "documents.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["owner_id", "source_id"], ["sources.owner_id", "sources.id"]),
        Index(
            "ix_resumes_listed",
            "owner_id",
            text("updated_at DESC"),
            text("id DESC"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index("ix_resumes_owner_id_source_id", "owner_id", "source_id"),
    )

    title: Mapped[str] = mapped_column(server_default="")
    template_id: Mapped[str] = mapped_column(server_default="classic")
    source_id: Mapped[UUID | None]
    status: Mapped[str]
    error: Mapped[dict[str, Any] | None]
    parsed_data: Mapped[dict[str, Any] | None]
    ledger: Mapped[dict[str, Any] | None]
    data: Mapped[dict[str, Any] | None]
    completeness: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    is_complete: Mapped[bool] = mapped_column(server_default="false")
    is_paid: Mapped[bool] = mapped_column(server_default="false")
    sections_confirmed: Mapped[bool] = mapped_column(server_default="false")
    dirty: Mapped[bool] = mapped_column(server_default="true")
    revision: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)
    deleted_at: Mapped[datetime | None]
    last_export: Mapped[dict[str, Any] | None] = query_expression()


class ResumeSectionRow(Identified, Base):
    """What a person told about one section, and what became of it."""

    __tablename__ = "resume_sections"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "resume_id"], ["resumes.owner_id", "resumes.id"], ondelete="CASCADE"),
        Index("ix_resume_sections_owner_id_resume_id_id", "owner_id", "resume_id", "id"),
    )

    resume_id: Mapped[UUID]
    name: Mapped[str]
    status: Mapped[str]
    template_id: Mapped[str | None]
    original_input: Mapped[str]
    processed_content: Mapped[dict[str, Any] | None]
    error: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)
