"""What tools answer where the API's own views would be too wide for an agent."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, Field

from bespoke.features.exports.schemas import ExportJob
from bespoke.features.jobs.schemas import JobShown, Status
from bespoke.features.library.schemas import PassageView
from bespoke.features.optimizations.questions import QuestionView
from bespoke.features.optimizations.record import OptimizedLine, OptimizedView
from bespoke.features.optimizations.wishes import AllDecided, Decided, Engine, Optimization, SuggestionView
from bespoke.features.postings.schemas import PostingLine, PostingView
from bespoke.features.resumes.schemas import ResumeLine, ResumeView, SectionTold
from bespoke.optimize.model import Operation, Ruling, State
from bespoke.platform.jobs.told import JobError


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
    """`resume` comes once the job is completed. `sections_confirmed` is false until the person looked it over."""

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
    """The posting's text and what was read in it, with the person's corrections.

    `warnings` are codes: `hidden_text` and `odd_characters` mean that it holds what nobody sees, which was left out.
    """

    text: str
    analysis: dict[str, Any]
    warnings: list[str]

    @classmethod
    def of_view(cls, view: PostingView) -> Self:
        line = {name: getattr(view, name) for name in PostingLine.model_fields}
        return cls(
            **line,
            text=view.text,
            analysis=view.effective.model_dump(mode="json", exclude_defaults=True),
            warnings=[warning.code for warning in view.warnings],
        )


class Evidence(BaseModel):
    place: str
    text: str


class SuggestionLine(BaseModel):
    """One proposed edit. `ruling` is the guard's: `supported` may be accepted, `confirm` only when the person vouches
    for it, `unsupported` is blocked; `reasons` say why. `alternates` are other wordings, choices 1 and 2."""

    id: UUID
    state: State
    engine: Engine
    operation: Operation
    place: str
    before: str
    after: str
    alternates: list[str]
    why: str
    evidence: list[Evidence]
    ruling: Ruling
    reasons: list[str]
    applied_revision: int | None

    @classmethod
    def of_view(cls, view: SuggestionView) -> Self:
        same = ("id", "state", "engine", "operation", "place", "before", "after", "why", "applied_revision")
        return cls(
            **{name: getattr(view, name) for name in same},
            alternates=[one.after for one in view.alternates],
            evidence=[Evidence(place=one.place, text=one.text) for one in view.evidence],
            ruling=view.verdict.ruling,
            reasons=[one.message for one in view.verdict.reasons],
        )


class Suggestions(BaseModel):
    suggestions: list[SuggestionLine]


class Questions(BaseModel):
    """`target` is the path of the field that an answer belongs to."""

    questions: list[QuestionView]


class Optimized(BaseModel):
    """The job, and the suggestions of the optimized résumé as they are now. `notices` say what is missing and why;
    `match_possible` is the match with all that the guard supports."""

    optimized_resume_id: UUID
    job: Progress
    notices: list[str]
    match_before: float | None
    match_possible: float | None
    match_after: float | None
    suggestions: list[SuggestionLine]

    @classmethod
    def of_run(cls, run: Optimization, suggestions: list[SuggestionView]) -> Self:
        assert run.optimized_resume_id is not None, "every run has its document"
        summary = run.summary
        return cls(
            optimized_resume_id=run.optimized_resume_id,
            job=Progress.of(run),
            notices=[notice.message for notice in summary.notices] if summary else [],
            match_before=summary.match_before if summary else None,
            match_possible=summary.match_possible if summary else None,
            match_after=summary.match_after if summary else None,
            suggestions=[SuggestionLine.of_view(one) for one in suggestions],
        )


class Decision(BaseModel):
    """The suggestion as it is now, and the optimized résumé's revision and match after it."""

    suggestion: SuggestionLine
    revision: int
    match_score: float | None

    @classmethod
    def of(cls, decided: Decided) -> Self:
        suggestion = SuggestionLine.of_view(decided.suggestion)
        return cls(suggestion=suggestion, revision=decided.revision, match_score=decided.match_score)


class Decisions(BaseModel):
    """Those that were applied, and those that could not be, with their reasons."""

    applied: list[SuggestionLine]
    failed: list[SuggestionLine]
    revision: int
    match_score: float | None

    @classmethod
    def of(cls, decided: AllDecided) -> Self:
        return cls(
            applied=[SuggestionLine.of_view(one) for one in decided.applied],
            failed=[SuggestionLine.of_view(one) for one in decided.failed],
            revision=decided.revision,
            match_score=decided.match_score,
        )


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


class ToldSection(SectionTold):
    """`status` is `failed` when the words were not understood; they are kept, and `error` says why."""

    revision: int
    """Of the résumé, after it."""
