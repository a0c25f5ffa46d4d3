"""Putting one suggestion into the document in the wording the person chose: pure, and judged again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from bespoke.features.optimizations.errors import ChangedSince, NoSuchWording, NothingWritten, Unconfirmed
from bespoke.features.optimizations.ground import Ground
from bespoke.features.optimizations.wishes import Acceptance
from bespoke.optimize.again import judge_edit, texts_of
from bespoke.optimize.apply import apply
from bespoke.optimize.errors import SuggestionStale, UnknownTarget
from bespoke.optimize.model import AssertedFact, Edit, Suggestion, Verdict
from bespoke.resume import paths
from bespoke.resume.changes import Diff
from bespoke.resume.dates import PartialDate
from bespoke.resume.diff import apply as patch
from bespoke.resume.diff import diff
from bespoke.resume.errors import DiffMismatch, InvalidEdit, UnknownPath
from bespoke.resume.model import Resume


class Chosen(NamedTuple):
    """`edit` and `verdict` are of the wording chosen; `undo` takes it back; `vouched` are the facts it takes for that.

    `resume` is the document with it.
    """

    edit: Edit
    after: str
    verdict: Verdict
    resume: Resume
    undo: Diff
    vouched: tuple[AssertedFact, ...]


def choose(
    ground: Ground, suggestion: Suggestion, given: Acceptance, *, resume: Resume | None = None, as_of: PartialDate
) -> Chosen:
    """Raises Unconfirmed with the guard's reasons, SuggestionStale, NothingWritten. `resume` is the document to change
    where it is not the ground's."""
    current = resume or ground.current
    edit, after = _wording(suggestion, given)
    evidence, asserted = suggestion.evidence, ground.asserted
    verdict = judge_edit(ground.confirmed, suggestion.target, edit, evidence=evidence, as_of=as_of, asserted=asserted)
    if verdict.ruling != "supported" and not given.confirm:
        raise _unconfirmed(suggestion, verdict)
    changed = _applied(current, suggestion.model_copy(update={"edit": edit}))
    vouched = _vouched(suggestion.target, edit) if verdict.ruling != "supported" else ()
    return Chosen(edit, after, verdict, changed, diff(changed, current), vouched)


def unchosen(resume: Resume, undo: Diff) -> Resume:
    """The document without it. Raises ChangedSince where it was edited further."""
    try:
        return patch(undo, resume)
    except DiffMismatch as error:
        raise ChangedSince(
            "What this suggestion wrote was changed since, so it cannot be taken back by itself.",
            fix="Edit the text, or restore an earlier version.",
            field=error.field,
        ) from None


def applied_record(chosen: Chosen, given: Acceptance) -> dict[str, Any]:
    how = {
        "choice": given.choice,
        "after": chosen.after,
        "is_edited": given.text is not None,
        "is_confirmed": bool(chosen.vouched),
    }
    return {"how": how, "edit": chosen.edit.model_dump(mode="json"), "undo": chosen.undo.model_dump(mode="json")}


def _wording(suggestion: Suggestion, given: Acceptance) -> tuple[Edit, str]:
    if given.text is not None:
        return _own_wording(suggestion, given.text.strip())
    if given.choice == 0:
        return suggestion.edit, suggestion.after
    if given.choice > len(suggestion.alternates):
        raise NoSuchWording(
            f"There is no wording number {given.choice}.", fix="Choose one that is listed.", field="choice"
        )
    alternate = suggestion.alternates[given.choice - 1]
    return alternate.edit, alternate.after


def _own_wording(suggestion: Suggestion, text: str) -> tuple[Edit, str]:
    if suggestion.edit.texts:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        if lines:
            return suggestion.edit.model_copy(update={"texts": lines}), "\n".join(lines)
    elif suggestion.edit.text and text:
        return suggestion.edit.model_copy(update={"text": text}), text
    raise NothingWritten(
        "There is no text of this suggestion to be worded otherwise.", fix="Leave `text` out.", field="text"
    )


def _applied(resume: Resume, suggestion: Suggestion) -> Resume:
    _require_unchanged(resume, suggestion)
    try:
        return apply(resume, suggestion, confirmed=True)
    except (UnknownTarget, InvalidEdit) as error:
        raise _stale(error.field or suggestion.target) from None


def _require_unchanged(resume: Resume, suggestion: Suggestion) -> None:
    """What is removed, or merged into another, must still be what was shown."""
    if suggestion.operation == "drop_bullet":
        is_skill = suggestion.target.count("/") == 1
        places: Sequence[str] = (paths.join(suggestion.target, "name") if is_skill else suggestion.target,)
    elif suggestion.operation == "merge_bullets":
        above = suggestion.target.rpartition("/")[0]
        places = (suggestion.target, *(paths.join(above, ident) for ident in suggestion.edit.merged))
    else:
        return
    try:
        texts = [paths.text_at(resume, place) for place in places]
    except UnknownPath:
        raise _stale(suggestion.target) from None
    if sorted("\n".join(texts).splitlines()) != sorted(suggestion.before.splitlines()):
        raise _stale(suggestion.target)


def _stale(field: str) -> SuggestionStale:
    return SuggestionStale(
        "The text was changed since this was suggested.", fix="Ask for suggestions again.", field=field
    )


def _unconfirmed(suggestion: Suggestion, verdict: Verdict) -> Unconfirmed:
    error = Unconfirmed(
        "The guard cannot explain this wording from your résumé: " + "; ".join(r.message for r in verdict.reasons),
        fix="Word it otherwise, or send `confirm` if it is true: it is then kept as a fact of yours.",
        field="confirm",
    )
    return error.with_extra(suggestion_id=suggestion.id, verdict=verdict.model_dump(mode="json"))


def _vouched(target: str, edit: Edit) -> tuple[AssertedFact, ...]:
    """Every line that it writes, as a fact about the entry it is written in."""
    entry = "/".join(paths.split(target)[:2])
    return tuple(AssertedFact(path=entry, text=text) for text in texts_of(edit))
