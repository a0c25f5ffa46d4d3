"""What tools answer where the API's own views would be too wide for an agent."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, Field

from bespoke.features.exports.schemas import ExportJob
from bespoke.features.jobs.schemas import JobError, JobShown, Status
from bespoke.features.library.schemas import PassageView
from bespoke.features.optimizations.record import OptimizedLine, OptimizedView
from bespoke.features.optimizations.wishes import Optimization, SuggestionView
from bespoke.features.postings.schemas import PostingLine, PostingView
from bespoke.features.resumes.schemas import ResumeLine, ResumeView, SectionView
from bespoke.posting.model import PostingAnalysis


class Progress(BaseModel):
    """A job as far as it is. Not `completed` means that it goes on, or an `error` says why not."""

    job_id: UUID
    status: Status
    stage: str
    progress: int
    error: JobError | None

    @classmethod
    def of(cls, job: JobShown | Optimization | ExportJob) -> Self:
        return cls(job_id=job.id, status=job.status, stage=job.stage, progress=job.progress, error=job.error)


class ResumeDocument(ResumeLine):
    """`resume_json` is the résumé as it is now, a JSON Resume whose `x-bespoke` ids should be sent back on a save."""

    resume_json: dict[str, Any]
    completeness: dict[str, Any]
    error: dict[str, Any] | None
    was_merged: bool = False

    @classmethod
    def of_view(cls, view: ResumeView) -> Self:
        line = {name: getattr(view, name) for name in ResumeLine.model_fields}
        content = view.data or view.parsed_data or {}
        rest = {"completeness": view.completeness, "error": view.error, "was_merged": view.was_merged}
        return cls(**line, **rest, resume_json=content)


class Imported(BaseModel):
    """`resume` is there once the job is completed; its `sections_confirmed` is false until the person looked it over."""

    resume_id: UUID
    job: Progress
    resume: ResumeDocument | None


class OptimizedDocument(OptimizedLine):
    """`resume_json` is the optimized résumé; the figures are of it. `cover_note` rests on the résumé's facts alone."""

    resume_json: dict[str, Any] | None
    qa_metrics: dict[str, Any] | None
    optimization_summary: str
    cover_note: str
    improvements_made: list[Any]
    keywords_added: list[Any]
    skills_highlighted: list[Any]
    was_merged: bool = False

    @classmethod
    def of_view(cls, view: OptimizedView) -> Self:
        line = {name: getattr(view, name) for name in OptimizedLine.model_fields}
        content = view.structured_output or {}
        same = ("qa_metrics", "optimization_summary", "improvements_made", "keywords_added", "skills_highlighted")
        rest = {name: getattr(view, name) for name in (*same, "was_merged")}
        note = content.get("cover_note") or ""
        shown = note if isinstance(note, str) else str(note.get("text", "")) if isinstance(note, dict) else ""
        return cls(**line, **rest, resume_json=content.get("resume_json"), cover_note=shown)


class PostingDocument(PostingLine):
    """The posting's text and what was read in it, with the person's corrections."""

    text: str
    analysis: PostingAnalysis

    @classmethod
    def of_view(cls, view: PostingView) -> Self:
        line = {name: getattr(view, name) for name in PostingLine.model_fields}
        return cls(**line, text=view.text, analysis=view.effective)


class Optimized(BaseModel):
    """`run` is the job with its counts; `suggestions` are those of the optimized résumé as they are now."""

    optimized_resume_id: UUID
    run: Optimization
    suggestions: list[SuggestionView]


class Suggestions(BaseModel):
    suggestions: list[SuggestionView]


class Exported(BaseModel):
    """The link needs no credential and is good for a while. `came_back` says what was read from the file again."""

    job: Progress
    format: str
    file_name: str | None
    size_bytes: int | None
    sha256: str | None
    pages: int | None
    download_url: str | None
    download_expires_at: datetime | None
    came_back: dict[str, Any] | None
    is_embedded: bool = Field(False, description="Whether the file itself comes with this answer, as a resource.")


class Passages(BaseModel):
    passages: list[PassageView]


class ToldSection(SectionView):
    """`status` is `failed` when the words were not understood; they are kept, and `error` says why."""

    revision: int
    """Of the résumé, after it."""
