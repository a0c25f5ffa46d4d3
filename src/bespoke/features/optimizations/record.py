"""What the API takes and shows of optimized resumes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.documents.subject import Content
from bespoke.features.exports.last import LastExport
from bespoke.features.templates.choice import TemplateChoice

Revision = Annotated[int, Field(ge=0, le=2**53)]
Share = Annotated[float, Field(ge=0, le=100)]
Texts = Annotated[list[Annotated[str, Field(max_length=2000)]], Field(max_length=500)]
Url = Annotated[str, Field(max_length=2000, pattern=r"^(https?:/)?/[^\s]*$")]
_RESUME_ID = "0198c1b4-6f00-7000-8000-000000000001"


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class QaMetrics(Given):
    """Exactly these four figures, and whatever else under `details`."""

    coverage: Share
    readability: Share
    format_compliance: Share
    duplicates: Annotated[int, Field(ge=0, le=100_000)]
    details: dict[str, Any] = Field(default_factory=dict)


class ExportFormats(Given):
    """Where the latest file of each kind is."""

    pdf_url: Url | None = None
    docx_url: Url | None = None
    txt_url: Url | None = None
    html_url: Url | None = None
    generated_at: datetime | None = None
    expires_at: datetime | None = None


class SaveOptimization(Given):
    """`optimized_data` is a JSON Resume, a `structured_output`, or the flat form of older clients."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"resume_id": _RESUME_ID, "optimized_data": {"basics": {"name": "Ada Byron"}}}]}
    )

    resume_id: UUID
    optimized_data: Content
    posting_id: UUID | None = None
    title: Annotated[str, Field(max_length=200)] = ""
    revision: Revision | None = None


class OptimizedChange(Given):
    """At least one field. A new `structured_output` needs the base revision, as If-Match or `revision`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Analyst - Acme", "sections_confirmed": True}]})

    title: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    template_id: TemplateChoice | None = None
    sections_confirmed: bool | None = None
    optimization_summary: Annotated[str, Field(max_length=10_000)] | None = None
    structured_output: Content | None = None
    qa_metrics: QaMetrics | None = None
    match_score: Share | None = None
    export_formats: ExportFormats | None = None
    optimized_content: Annotated[str, Field(max_length=200_000)] | None = None
    improvements_made: Texts | None = None
    keywords_added: Texts | None = None
    skills_highlighted: Texts | None = None
    revision: Revision | None = None
    is_autosave: bool = False
    version_name: Annotated[str, Field(max_length=120)] = ""
    version_note: Annotated[str, Field(max_length=2000)] = ""


class OptimizedLine(BaseModel):
    """An optimized resume in a list."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    resume_id: UUID
    resume_revision: int
    posting_id: UUID | None
    title: str
    template_id: str
    match_score: float | None
    sections_confirmed: bool
    dirty: bool
    revision: int
    created_at: datetime
    updated_at: datetime


class ListedOptimized(OptimizedLine):
    """`dirty` with a `last_export`: changed since; without one: never exported, or no file of it is kept."""

    last_export: LastExport | None = None


class OptimizedView(OptimizedLine):
    """The whole record. `reported` holds figures a client sent as its own."""

    structured_output: Content | None
    qa_metrics: dict[str, Any] | None
    export_formats: ExportFormats
    reported: dict[str, Any]
    optimized_content: str
    optimization_summary: str
    improvements_made: list[Any]
    keywords_added: list[Any]
    skills_highlighted: list[Any]
    was_merged: bool = Field(False, description="Whether the save was merged with changes made elsewhere.")


class SaveAnswer(BaseModel):
    """`status` says whether the optimized resume was made or updated."""

    status: Literal["created", "updated"]
    message: str
    resume: OptimizedView
