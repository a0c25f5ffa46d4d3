"""Apply what the guard passed, and nothing else; then hold the whole document against the original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bespoke.optimize.apply import apply
from bespoke.optimize.guard.document import check_document
from bespoke.optimize.model import AssertedFact, State, Suggestion, Verdict
from bespoke.platform.errors import BespokeError
from bespoke.resume.model import Resume


class Applied(NamedTuple):
    """The new document, every suggestion with its state, and the verdict on the document as a whole."""

    resume: Resume
    suggestions: tuple[Suggestion, ...]
    verdict: Verdict


_STATE: dict[str, State] = {"supported": "applied", "confirm": "needs_confirmation", "unsupported": "blocked"}


def apply_all(resume: Resume, suggestions: Iterable[Suggestion], *, asserted: Sequence[AssertedFact] = ()) -> Applied:
    """A suggestion that does not fit the document any more is marked failed; the others go on.

    When the whole document fails its check, the suggestions are applied again one by one, and those that make it fail
    are blocked.
    """
    given = tuple(suggestions)
    current, judged = _apply(resume, given)
    verdict = check_document(resume, current, asserted=asserted)
    if verdict.ruling == "supported":
        return Applied(current, judged, verdict)
    current, judged = _apply_checked(resume, given, asserted)
    return Applied(current, judged, check_document(resume, current, asserted=asserted))


def _apply(resume: Resume, suggestions: Sequence[Suggestion]) -> tuple[Resume, tuple[Suggestion, ...]]:
    judged = []
    for suggestion in suggestions:
        resume, state = _apply_one(resume, suggestion)
        judged.append(suggestion.model_copy(update={"state": state}))
    return resume, tuple(judged)


def _apply_checked(
    original: Resume, suggestions: Sequence[Suggestion], asserted: Sequence[AssertedFact]
) -> tuple[Resume, tuple[Suggestion, ...]]:
    resume, judged = original, []
    for suggestion in suggestions:
        candidate, state = _apply_one(resume, suggestion)
        verdict = check_document(original, candidate, asserted=asserted)
        if verdict.ruling == "supported":
            resume = candidate
            judged.append(suggestion.model_copy(update={"state": state}))
        else:
            judged.append(suggestion.model_copy(update={"state": "blocked", "verdict": verdict}))
    return resume, tuple(judged)


def _apply_one(resume: Resume, suggestion: Suggestion) -> tuple[Resume, State]:
    state = _STATE[suggestion.verdict.ruling]
    if state != "applied":
        return resume, state
    try:
        return apply(resume, suggestion), state
    except BespokeError:
        return resume, "failed"
