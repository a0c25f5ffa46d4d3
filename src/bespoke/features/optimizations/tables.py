"""Optimized resumes, the suggestions made for them, facts a person asserted, and what models were asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import Mapped, mapped_column, query_expression

from bespoke.features.optimizations.fingerprint import BITS
from bespoke.platform.database.base import NOW, Base, Identified

_DOCUMENT = (["owner_id", "document_id"], ["documents.owner_id", "documents.id"])


class OptimizedResumeRow(Identified, Base):
    """A resume cut to one posting. Pins the revision of the resume it was made from.

    `structured_output.resume_json` is the authority; `optimized_content` is its plain text; its `fingerprint` tells
    searches what it cannot contain. `reported` keeps what a client sent as its own figures.
    """

    __tablename__ = "optimized_resumes"
    __table_args__ = (
        ForeignKeyConstraint(["owner_id", "id"], ["documents.owner_id", "documents.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["owner_id", "resume_id"], ["resumes.owner_id", "resumes.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["owner_id", "posting_id"], ["postings.owner_id", "postings.id"]),
        Index(
            "ix_optimized_resumes_listed",
            "owner_id",
            text("updated_at DESC"),
            text("id DESC"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index("ix_optimized_resumes_owner_id_posting_id", "owner_id", "posting_id"),
        Index("ix_optimized_resumes_of_resume", "owner_id", "resume_id", text("updated_at DESC")),
        Index(
            "uq_optimized_resumes_without_posting",
            "owner_id",
            "resume_id",
            unique=True,
            postgresql_where=text("posting_id IS NULL AND deleted_at IS NULL"),
        ),
        Index(
            "ix_optimized_resumes_structured_output",
            "structured_output",
            postgresql_using="gin",
            postgresql_ops={"structured_output": "jsonb_path_ops"},
        ),
        Index(
            "ix_optimized_resumes_qa_metrics",
            "qa_metrics",
            postgresql_using="gin",
            postgresql_ops={"qa_metrics": "jsonb_path_ops"},
        ),
    )

    resume_id: Mapped[UUID]
    resume_revision: Mapped[int]
    posting_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(server_default="")
    template_id: Mapped[str] = mapped_column(server_default="classic")
    structured_output: Mapped[dict[str, Any] | None]
    fingerprint: Mapped[str | None] = mapped_column(BIT(BITS))
    qa_metrics: Mapped[dict[str, Any] | None]
    export_formats: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    reported: Mapped[dict[str, Any]] = mapped_column(server_default="{}")
    optimized_content: Mapped[str] = mapped_column(server_default="")
    optimization_summary: Mapped[str] = mapped_column(server_default="")
    match_score: Mapped[float | None]
    improvements_made: Mapped[list[Any]] = mapped_column(server_default="[]")
    keywords_added: Mapped[list[Any]] = mapped_column(server_default="[]")
    skills_highlighted: Mapped[list[Any]] = mapped_column(server_default="[]")
    sections_confirmed: Mapped[bool] = mapped_column(server_default="false")
    dirty: Mapped[bool] = mapped_column(server_default="true")
    revision: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)
    deleted_at: Mapped[datetime | None]
    last_export: Mapped[dict[str, Any] | None] = query_expression()


class SuggestionRow(Identified, Base):
    """One proposed edit of a document. `content` is the whole suggestion, `verdict` what the guard said.

    `applied` holds how it was applied: the wording that was chosen, and the changes that take it back.
    """

    __tablename__ = "suggestions"
    __table_args__ = (
        ForeignKeyConstraint(*_DOCUMENT, ondelete="CASCADE"),
        Index("ix_suggestions_of_document", "owner_id", "document_id", "position", "id"),
    )

    document_id: Mapped[UUID]
    base_revision: Mapped[int]
    engine: Mapped[str]
    operation: Mapped[str]
    target: Mapped[str]
    content: Mapped[dict[str, Any]]
    verdict: Mapped[dict[str, Any]]
    state: Mapped[str]
    applied_revision: Mapped[int | None]
    position: Mapped[int] = mapped_column(server_default="0")
    job_id: Mapped[UUID | None]
    applied: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
    updated_at: Mapped[datetime] = mapped_column(server_default=NOW)


class ConfirmedFactRow(Identified, Base):
    """A claim the person vouched for. It joins the guard's evidence as asserted by the user."""

    __tablename__ = "confirmed_facts"
    __table_args__ = (
        ForeignKeyConstraint(*_DOCUMENT, ondelete="CASCADE"),
        Index("ix_confirmed_facts_owner_id_document_id", "owner_id", "document_id"),
        Index("uq_confirmed_facts_text", "owner_id", "document_id", "entry_path", text("md5(text)"), unique=True),
    )

    document_id: Mapped[UUID]
    entry_path: Mapped[str]
    text: Mapped[str]
    suggestion_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=NOW)
