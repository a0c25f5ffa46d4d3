"""What the API takes and shows of optimizations and their suggestions."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.jobs.schemas import Status
from bespoke.features.optimizations.record import Given
from bespoke.features.optimizations.tables import ConfirmedFactRow, SuggestionRow
from bespoke.features.templates.choice import TemplateChoice
from bespoke.optimize.llm.contract import Notice
from bespoke.optimize.model import Alternate, Edit, Operation, Preferences, State, Verdict
from bespoke.platform.jobs.tables import JobRow
from bespoke.platform.jobs.told import JobError

_RESUME_ID = "0198c1b4-6f00-7000-8000-000000000001"
_POSTING_ID = "0198c1b4-6f00-7000-8000-000000000002"
EditText = Annotated[str, Field(min_length=1, max_length=4000)]
Engine = Literal["rules", "model", "person"]


class OptimizePreferences(Preferences):
    """`apply_safe` applies by itself what the guard supports; without it every suggestion waits for the person."""

    apply_safe: bool = False

    def of_engine(self) -> Preferences:
        """Only what was set: the spelling that nobody asked for follows the résumé's own."""
        return Preferences.model_validate(self.model_dump(exclude_unset=True, exclude={"apply_safe"}))


class OptimizeRequest(Given):
    """Without a posting the résumé is improved in itself. `use_model` has no effect where none is set up."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"resume_id": _RESUME_ID, "posting_id": _POSTING_ID, "preferences": {"length": "short"}}]
        }
    )

    resume_id: UUID
    posting_id: UUID | None = None
    preferences: OptimizePreferences = OptimizePreferences()
    template_id: TemplateChoice | None = None
    use_model: bool = True


class OptimizeStarted(BaseModel):
    """Follow `GET /optimize/{job_id}/events`; the optimized résumé is there at once."""

    job_id: UUID
    optimized_resume_id: UUID


class OptimizationSummary(BaseModel):
    """What came of a run. `engines` are those whose suggestions are in it; `is_complete_by_rules` says that the model's
    part is missing or cut short, and a notice why. `match_possible` is the match with all that the guard supports."""

    optimized_resume_id: UUID
    revision: int
    suggestions: dict[str, int]
    engines: list[Engine]
    is_complete_by_rules: bool
    notices: list[Notice]
    match_before: float | None
    match_possible: float | None
    match_after: float | None


class Optimization(BaseModel):
    """A run and its result. `suggestions` counts those of the optimized résumé by state, as they are now."""

    id: UUID
    status: Status
    stage: str
    progress: int
    optimized_resume_id: UUID | None
    attempts: int
    cancel_requested: bool
    suggestions: dict[str, int]
    summary: OptimizationSummary | None
    error: JobError | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, row: JobRow, counted: dict[str, int]) -> Self:
        return cls(
            id=row.id,
            status=row.status,
            stage=row.stage,
            progress=row.progress,
            optimized_resume_id=row.document_id,
            attempts=row.attempts,
            cancel_requested=row.cancel_requested,
            suggestions=counted,
            summary=OptimizationSummary.model_validate(row.output) if row.output else None,
            error=JobError.model_validate(row.error) if row.error else None,
            created_at=row.created_at,
            started_at=row.started_at,
            finished_at=row.finished_at,
        )


class Quote(BaseModel):
    """A place the suggestion rests on: its path, what a person calls it, and its text."""

    path: str
    place: str
    text: str


class Applied(BaseModel):
    """How a suggestion was applied: which wording, its text, and whether the person vouched for it."""

    choice: int
    after: str
    is_edited: bool
    is_confirmed: bool


class SuggestionView(BaseModel):
    """A suggestion as lists, events and actions show it. `verdict.reasons` say why one waits or is blocked."""

    id: UUID
    optimized_resume_id: UUID
    job_id: UUID | None
    position: int
    state: State
    engine: Engine
    operation: Operation
    target: str
    place: str
    before: str
    after: str
    edit: Edit
    alternates: list[Alternate]
    why: str
    evidence: list[Quote]
    requirements: list[str]
    verdict: Verdict
    base_revision: int
    applied_revision: int | None
    applied: Applied | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, row: SuggestionRow) -> Self:
        content = row.content
        shown = {name: content[name] for name in ("before", "after", "edit", "alternates", "why", "requirements")}
        return cls(
            id=row.id,
            optimized_resume_id=row.document_id,
            job_id=row.job_id,
            position=row.position,
            state=row.state,
            engine=row.engine,
            operation=row.operation,
            target=row.target,
            place=content["place"],
            evidence=content["quotes"],
            verdict=row.verdict,
            base_revision=row.base_revision,
            applied_revision=row.applied_revision,
            applied=Applied.model_validate(row.applied["how"]) if row.applied else None,
            created_at=row.created_at,
            updated_at=row.updated_at,
            **shown,
        )

    def payload(self) -> dict[str, Any]:
        return self.model_dump(mode="json")


class Acceptance(Given):
    """`choice` 1 or 2 takes an alternate; `text` is the person's own wording instead (a line for each part of a split),
    judged again. `confirm` vouches for what the guard cannot explain; it is kept as a fact of the person's."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"choice": 0}]})

    choice: Annotated[int, Field(ge=0, le=2)] = 0
    confirm: bool = False
    text: EditText | None = None


class Decided(BaseModel):
    """The suggestion as it is now, and the optimized résumé's revision and match after it."""

    suggestion: SuggestionView
    revision: int
    match_score: float | None


class AllDecided(BaseModel):
    """Those that were applied, and those that could not be, with their state and reasons."""

    applied: list[SuggestionView]
    failed: list[SuggestionView]
    revision: int
    match_score: float | None


class NewFact(Given):
    """A text of the draft that is true although the résumé does not say it. `path` is where it stands."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"path": "work/w1/bullets/b2", "text": "Led a team of 5 engineers."}]}
    )

    path: Annotated[str, Field(min_length=1, max_length=200)]
    text: EditText


class Fact(BaseModel):
    """What the person vouched for: `entry_path` is the entry it is about. It counts as evidence for this résumé."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    entry_path: str
    text: str
    suggestion_id: UUID | None
    created_at: datetime

    @classmethod
    def of(cls, row: ConfirmedFactRow) -> Self:
        return cls.model_validate(row)
