"""Apply what the guard passed, and nothing else; then hold the whole document against the original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bespoke.optimize.apply import apply_all
from bespoke.optimize.guard.document import check_document
from bespoke.optimize.model import AssertedFact, State, Suggestion, Verdict
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume

_WAITING: dict[str, State] = {"confirm": "needs_confirmation", "unsupported": "blocked"}


class Checked(NamedTuple):
    """The new document, every suggestion with its state, and the verdict on the document as a whole."""

    resume: Resume
    suggestions: tuple[Suggestion, ...]
    verdict: Verdict


def apply_checked(
    resume: Resume, suggestions: Sequence[Suggestion], *, as_of: PartialDate, asserted: Sequence[AssertedFact] = ()
) -> Checked:
    """When the whole document fails its check, those suggestions are blocked without which it passes."""
    outcome = _apply(resume, suggestions, as_of, asserted)
    if outcome.verdict.ruling == "supported":
        return outcome
    kept: list[Suggestion] = []
    blocked: list[Suggestion] = []
    for suggestion in suggestions:
        trial = _apply(resume, [*kept, suggestion], as_of, asserted)
        if trial.verdict.ruling == "supported":
            kept.append(suggestion)
        else:
            blocked.append(suggestion.model_copy(update={"state": "blocked", "verdict": trial.verdict}))
    outcome = _apply(resume, kept, as_of, asserted)
    return outcome._replace(suggestions=(*outcome.suggestions, *blocked))


def _apply(
    resume: Resume, suggestions: Sequence[Suggestion], as_of: PartialDate, asserted: Sequence[AssertedFact]
) -> Checked:
    changed, outcomes = apply_all(resume, suggestions)
    states = {suggestion.id: suggestion for suggestion, _ in outcomes}
    judged = tuple(_waiting(states[suggestion.id]) for suggestion in suggestions)
    applied = [suggestion for suggestion in judged if suggestion.state == "applied"]
    verdict = check_document(resume, changed, suggestions=applied, asserted=asserted, as_of=as_of)
    return Checked(changed, judged, verdict)


def _waiting(suggestion: Suggestion) -> Suggestion:
    """A suggestion the guard did not pass waits for the person, or is blocked."""
    state = _WAITING.get(suggestion.verdict.ruling)
    return suggestion if state is None else suggestion.model_copy(update={"state": state})
