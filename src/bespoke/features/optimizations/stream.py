"""What the stream of an optimization tells: written by these models, and described by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from bespoke.features.optimizations.tables import SuggestionRow
from bespoke.features.optimizations.wishes import OptimizationSummary, SuggestionView
from bespoke.optimize.llm.contract import Notice, Usage
from bespoke.optimize.model import State, Verdict
from bespoke.optimize.structured_model import AnalysisBlock
from bespoke.platform.http.streams import Stream
from bespoke.platform.jobs.told import JOB_EVENTS, Done
from bespoke.scoring.model import Score

NAMES: Mapping[str, str] = {"progress": "stage", "failed": "error"}
"""How events of every job are called in this stream."""


class Analysed(BaseModel):
    """The posting as it was read."""

    analysis: AnalysisBlock


class Scored(BaseModel):
    """`possible` is with all that the guard supports, `after` where suggestions were applied."""

    when: Literal["before", "possible", "after"]
    score: Score


class Judged(Verdict):
    """Why a suggestion waits, is blocked or failed."""

    suggestion_id: UUID
    state: State

    @classmethod
    def of(cls, row: SuggestionRow) -> Judged:
        return cls(suggestion_id=row.id, state=row.state, **row.verdict)


class AppliedTold(BaseModel):
    """A suggestion that was applied by itself, and the revision it made."""

    suggestion: SuggestionView
    revision: int


class OptimizationDone(Done):
    """The end, with the summary."""

    output: OptimizationSummary  # type: ignore[assignment]  # what the job of this kind has in the place of any output


RUN_EVENTS: Mapping[str, type[BaseModel]] = {
    "analysis": Analysed,
    "score": Scored,
    "suggestion": SuggestionView,
    "verdict": Judged,
    "applied": AppliedTold,
    "usage": Usage,
    "notice": Notice,
}


_BY_MODEL = {model: name for name, model in RUN_EVENTS.items()}


def event_of(told: BaseModel) -> str:
    """What is not described cannot be told."""
    return _BY_MODEL[type(told)]


_JOB = {NAMES.get(name, name): model for name, model in JOB_EVENTS.items()}
OPTIMIZATION_STREAM = Stream(
    "Optimization",
    {**_JOB, **RUN_EVENTS, "done": OptimizationDone},
    examples={
        "stage": {"percent": 20, "stage": "rules"},
        "notice": {"code": "timed_out", "message": "The model took too long; the suggestions are those of the rules."},
        "cancelled": {"status": "cancelled"},
    },
)
