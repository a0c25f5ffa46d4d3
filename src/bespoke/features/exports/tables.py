"""Artifacts with their numbers and receipts, the latest of each kind, and the history of exports."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bespoke.platform.database.base import NOW, Base, Identified, Owned

_USER = (["owner_id"], ["users.owner_id"])
_ARTIFACT = (["owner_id", "artifact_id"], ["artifacts.owner_id", "artifacts.id"])


class ArtifactRow(Identified, Base):
    """A file that a job made. `version` counts per subject and kind; `cache_key` hashes all it was made from."""

    __tablename__ = "artifacts"
    __table_args__ = (
        UniqueConstraint("owner_id", "subject_id", "kind", "version"),
        UniqueConstraint("owner_id", "job_id"),
        ForeignKeyConstraint(*_USER, ondelete="CASCADE"),
        Index("ix_artifacts_owner_id_cache_key", "owner_id", "cache_key"),
        Index("ix_artifacts_owner_id_expires_at", "owner_id", "expires_at"),
    )

    subject_id: Mapped[UUID]
    kind: Mapped[str]
    version: Mapped[int]
    object_key: Mapped[str]
    file_name: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    pages: Mapped[int | None]
    cache_key: Mapped[str]
    receipt: Mapped[dict[str, Any]]
    job_id: Mapped[UUID]
    attempt: Mapped[int] = mapped_column(SmallInteger)
    downloads: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]


class ArtifactCounterRow(Owned, Base):
    __tablename__ = "artifact_counters"
    __table_args__ = (ForeignKeyConstraint(*_USER, ondelete="CASCADE"),)

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class ArtifactLatestRow(Owned, Base):
    __tablename__ = "artifact_latest"
    __table_args__ = (
        ForeignKeyConstraint(*_ARTIFACT, ondelete="CASCADE"),
        Index("ix_artifact_latest_owner_id_artifact_id", "owner_id", "artifact_id"),
    )

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    artifact_id: Mapped[UUID]


class ExportHistoryRow(Identified, Base):
    """One export as the person knows it; its id is the job's. The line outlives the file it names."""

    __tablename__ = "export_history"
    __table_args__ = (
        ForeignKeyConstraint(*_USER, ondelete="CASCADE"),
        ForeignKeyConstraint(*_ARTIFACT, ondelete="SET NULL (artifact_id)"),
        Index("ix_export_history_listed", "owner_id", text("created_at DESC"), text("id DESC")),
        Index("ix_export_history_owner_id_document_id", "owner_id", "document_id"),
        Index("ix_export_history_owner_id_artifact_id", "owner_id", "artifact_id"),
    )

    document_id: Mapped[UUID | None]
    kind: Mapped[str]
    template_id: Mapped[str] = mapped_column(server_default="")
    file_name: Mapped[str]
    artifact_id: Mapped[UUID | None]
    reused: Mapped[bool] = mapped_column(server_default="false")
    downloads: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    expires_at: Mapped[datetime]
