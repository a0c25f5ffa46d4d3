"""What the API takes and shows of resumes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.documents.subject import Content
from bespoke.render.model import TemplateName

Title = Annotated[str, Field(max_length=200)]
Status = Literal["uploaded", "parsing", "parsed", "failed", "ready"]
Revision = Annotated[int, Field(ge=0, le=2**53)]
EXAMPLE: Content = {
    "basics": {"name": "Ada Byron", "email": "ada@example.org", "summary": "Analyst of engines."},
    "work": [{"name": "Babbage & Co", "position": "Analyst", "startDate": "2021-03", "highlights": ["Wrote notes."]}],
    "skills": [{"name": "Mathematics", "keywords": ["Bernoulli numbers"]}],
}


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewResume(Given):
    """`data` is a JSON Resume; empty for one that is to be written by telling."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Analyst", "data": EXAMPLE}]})

    title: Title = ""
    template_id: TemplateName = "classic"
    data: Content = Field(default_factory=dict)


class ResumeChange(Given):
    """At least one field. Changing `data` needs the base revision, as If-Match or `revision`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Analyst, Berlin"}, {"data": EXAMPLE}]})

    title: Title | None = None
    template_id: TemplateName | None = None
    sections_confirmed: bool | None = None
    data: Content | None = None
    revision: Revision | None = None
    is_autosave: bool = False
    version_name: Annotated[str, Field(max_length=120)] = ""
    version_note: Annotated[str, Field(max_length=2000)] = ""


class SourceView(BaseModel):
    """The uploaded file."""

    id: UUID
    file_name: str
    media_type: str
    size_bytes: int
    sha256: str
    created_at: datetime


class ResumeLine(BaseModel):
    """A resume in a list."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    template_id: str
    status: Status
    is_complete: bool
    is_paid: bool
    sections_confirmed: bool
    dirty: bool
    revision: int
    created_at: datetime
    updated_at: datetime


class ResumeView(ResumeLine):
    """A whole resume. `data` is null until it was first edited; until then `parsed_data` is what it is."""

    source: SourceView | None = None
    parsed_data: Content | None = None
    data: Content | None = None
    completeness: dict[str, Any] = Field(default_factory=dict)
    error: dict[str, Any] | None = None
    job_id: UUID | None = Field(None, description="The import that reads the uploaded file.")
    was_merged: bool = Field(False, description="Whether the save was merged with changes made elsewhere.")


class SectionInput(Given):
    """What a person tells in their own words."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"raw_input": "Analyst at Babbage & Co since March 2021\n- Wrote notes."}]}
    )

    raw_input: Annotated[str, Field(min_length=1, max_length=20_000)]
    template_id: TemplateName | None = None


class SectionView(BaseModel):
    """What was told about a section and what became of it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    resume_id: UUID
    name: str
    status: Literal["pending", "processing", "completed", "failed"]
    template_id: str | None
    original_input: str
    processed_content: dict[str, Any] | None
    error: dict[str, Any] | None
    created_at: datetime


class RestoreInput(Given):
    """Restore the whole version, or one entry of it by its id."""

    revision: Revision | None = Field(None, description="The revision this is based on; else If-Match.")
    entry_id: Annotated[str, Field(max_length=64)] | None = None
