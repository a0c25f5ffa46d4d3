"""What the API takes and shows of resumes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bespoke.features.documents.subject import Content
from bespoke.features.exports.last import LastExport
from bespoke.features.templates.choice import TemplateChoice
from bespoke.resume.completeness import Completeness
from bespoke.resume.model import SECTION_NAMES

Title = Annotated[str, Field(max_length=200)]
Status = Literal["uploaded", "parsing", "parsed", "failed", "ready"]
Revision = Annotated[int, Field(ge=0, le=2**53)]
_PARTS = frozenset({"basics", *SECTION_NAMES})
EXAMPLE: Content = {
    "basics": {"name": "Ada Byron", "email": "ada@example.org", "summary": "Analyst of engines."},
    "work": [{"name": "Babbage & Co", "position": "Analyst", "startDate": "2021-03", "highlights": ["Wrote notes."]}],
    "skills": [{"name": "Mathematics", "keywords": ["Bernoulli numbers"]}],
}


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _or_bare(schema: dict[str, Any]) -> None:
    """The published schema names both forms."""
    named = {**schema, "title": "A JSON Resume under `data`"}
    bare: dict[str, Any] = {"title": "A JSON Resume itself", "type": "object", "required": ["basics"]}
    bare["properties"] = {"basics": {"type": "object"}, "title": {"type": "string", "maxLength": 200}}
    schema.clear()
    schema |= {"title": "NewResume", "anyOf": [named, bare]}
    schema |= {"examples": [{"title": "Analyst", "data": EXAMPLE}, EXAMPLE]}


class NewResume(Given):
    """`data` is a JSON Resume; empty for one that is to be written by telling. A JSON Resume itself is taken too."""

    model_config = ConfigDict(json_schema_extra=_or_bare)

    title: Title = ""
    template_id: TemplateChoice = "classic"
    data: Content = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _take_bare(cls, given: Any) -> Any:  # whatever was sent
        if not isinstance(given, dict) or "data" in given or not _PARTS & given.keys():
            return given
        about = {name: value for name, value in given.items() if name in cls.model_fields}
        return {**about, "data": {name: value for name, value in given.items() if name not in about}}


class ResumeChange(Given):
    """At least one field. Changing `data` needs the base revision, as If-Match or `revision`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Analyst, Berlin"}, {"data": EXAMPLE}]})

    title: Title | None = None
    template_id: TemplateChoice | None = None
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
    source_id: UUID | None = Field(description="The uploaded file's; null for one that was written here.")
    created_at: datetime
    updated_at: datetime


class ListedResume(ResumeLine):
    """`dirty` with a `last_export`: changed since; without one: never exported, or no file of it is kept."""

    last_export: LastExport | None = None


class ResumeView(ResumeLine):
    """A whole resume. `data` is null until it was first edited; until then `parsed_data` is what it is."""

    source: SourceView | None = None
    parsed_data: Content | None = None
    data: Content | None = None
    completeness: dict[str, Any] = Field(default_factory=dict)
    error: dict[str, Any] | None = None
    job_id: UUID | None = Field(None, description="The import that reads the uploaded file.")
    was_merged: bool = Field(False, description="Whether the save was merged with changes made elsewhere.")


_ANSWERS = "The `path` of the `next_question` that this answers; a word is then enough."


class SectionInput(Given):
    """What a person tells in their own words."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"raw_input": "Analyst at Babbage & Co since March 2021\n- Wrote notes."}]}
    )

    raw_input: Annotated[str, Field(min_length=1, max_length=20_000)]
    template_id: TemplateChoice | None = Field(None, description="Its length and tone; the résumé's own by default.")
    answers: Annotated[str, Field(max_length=300, description=_ANSWERS)] = ""


class TellingInput(SectionInput):
    """What a person tells; it goes to the sections it belongs to unless one is named."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"raw_input": "I was an analyst at Babbage & Co from 2019 to 2022 and I speak French fluently"}
            ]
        }
    )

    section: Annotated[str, Field(min_length=1, max_length=60)] = "auto"


class Proposed(BaseModel):
    """What a telling would make of a document.

    `sections` are the told entries by section and `basics` what was told of the person, both JSON Resume; `changes` say
    in words what `data` changes. `left_over` are the pieces of the text that went nowhere. `notice` says why a model
    that was asked had no part in it.
    """

    is_understood: bool
    sections: dict[str, list[dict[str, Any]]]
    basics: dict[str, Any]
    changes: list[str]
    left_over: list[str]
    error: dict[str, Any] | None
    by: Literal["rules", "model"]
    notice: str | None
    data: Content
    completeness: Completeness


class TellingView(Proposed):
    """Nothing is stored: save `data` on `revision` to accept it."""

    resume_id: UUID
    revision: int


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


class SectionTold(SectionView):
    """A section that was told just now. `notice` says why a model that was asked had no part in it."""

    by: Literal["rules", "model"] = "rules"
    notice: str | None = None
