"""Putting a suggestion into the resume."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bespoke.optimize.errors import EmptyEdit, SuggestionStale, UnknownTarget, Unlicensed
from bespoke.optimize.model import Edit, Operation, Suggestion
from bespoke.optimize.targets import require_editable
from bespoke.platform.errors import BespokeError
from bespoke.resume import edits, paths
from bespoke.resume.errors import UnknownPath
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Resume, Skill

_LAST: tuple[Operation, ...] = ("reorder_bullets", "reorder_skills")
_COMPARED: tuple[Operation, ...] = ("rewrite_bullet", "split_bullet", "rewrite_summary", "set_target_title")


def apply(resume: Resume, suggestion: Suggestion, *, confirmed: bool = False, choice: int = 0) -> Resume:
    """The resume with the suggestion in it; `choice` 1 or 2 takes an alternate instead of the main wording.

    A suggestion the guard did not pass needs `confirmed`. Raises Unlicensed, SuggestionStale when the text it was made
    for has changed, UnknownTarget, ProtectedField.
    """
    edit, ruling = suggestion.edit, suggestion.verdict.ruling
    if choice:
        if choice > len(suggestion.alternates):
            raise UnknownTarget(f"There is no wording number {choice}.", fix="Choose one that is listed.")
        alternate = suggestion.alternates[choice - 1]
        edit, ruling = alternate.edit, alternate.verdict.ruling
    if ruling != "supported" and not confirmed:
        raise Unlicensed(
            "The guard cannot explain this wording from your résumé.",
            fix="Confirm that it is true, or choose another wording.",
            field=suggestion.target,
        )
    _require_fresh(resume, suggestion)
    return apply_edit(resume, suggestion.operation, suggestion.target, edit)


def apply_edit(resume: Resume, operation: Operation, target: str, edit: Edit) -> Resume:
    """The resume with one edit in it, whoever made it."""
    require_editable(operation, target)
    try:
        return _APPLIED[operation](resume, target, edit)
    except UnknownPath as error:
        raise UnknownTarget(error.detail, fix=error.fix, field=target) from error


def apply_all(
    resume: Resume, suggestions: Iterable[Suggestion]
) -> tuple[Resume, tuple[tuple[Suggestion, BespokeError | None], ...]]:
    """Apply every suggestion the guard passed, new orders last so that they see the final bullets.

    Each suggestion comes back with its new state (applied, failed, or as it was when the guard had not passed it) and
    the reason where it failed; one failure never stops the others.
    """
    outcomes: list[tuple[Suggestion, BespokeError | None]] = []
    for suggestion in sorted(suggestions, key=lambda s: s.operation in _LAST):
        if suggestion.verdict.ruling != "supported":
            outcomes.append((suggestion, None))
            continue
        try:
            resume = apply(resume, suggestion)
            outcomes.append((suggestion.model_copy(update={"state": "applied"}), None))
        except BespokeError as error:
            outcomes.append((suggestion.model_copy(update={"state": "failed"}), error))
    return resume, tuple(outcomes)


def _require_fresh(resume: Resume, suggestion: Suggestion) -> None:
    if suggestion.operation not in _COMPARED:
        return
    try:
        current = paths.text_at(resume, suggestion.target)
    except UnknownPath as error:
        raise UnknownTarget(error.detail, fix=error.fix, field=suggestion.target) from error
    if current != suggestion.before:
        raise SuggestionStale(
            "The text was changed since this was suggested.",
            fix="Ask for suggestions again.",
            field=suggestion.target,
        )


def _write(resume: Resume, target: str, edit: Edit) -> Resume:
    paths.text_at(resume, target)
    return paths.replace(resume, target, _said(edit.text, target))


def _split(resume: Resume, target: str, edit: Edit) -> Resume:
    return edits.split_bullet(resume, target, [_said(text, target) for text in edit.texts])


def _merge(resume: Resume, target: str, edit: Edit) -> Resume:
    return edits.merge_bullets(resume, target, edit.merged, text=_said(edit.text, target))


def _drop(resume: Resume, target: str, _: Edit) -> Resume:
    """A bullet, or a skill that stands by itself."""
    steps = paths.split(target)
    if len(steps) == 2:
        _require_alone(resume, target)
        return edits.remove_entry(resume, steps[1])
    return edits.remove_bullet(resume, target)


def _require_alone(resume: Resume, target: str) -> None:
    skill = paths.get(resume, target)
    if isinstance(skill, Skill) and skill.keywords:
        raise UnknownTarget(f"{target} is a group of skills.", fix="Drop them one by one.", field=target)


def _order_bullets(resume: Resume, target: str, edit: Edit) -> Resume:
    present = [bullet.id for bullet in edits.bullets_at(resume, target)]
    return edits.reorder_bullets(resume, target, _settled(present, edit.order, target))


def _order_skills(resume: Resume, target: str, edit: Edit) -> Resume:
    if target != "skills":
        return _order_bullets(resume, target, edit)
    present = [skill.id for skill in resume.skills]
    return edits.reorder_entries(resume, "skills", _settled(present, edit.order, target))


def _surface(resume: Resume, target: str, edit: Edit) -> Resume:
    name = _said(edit.text, target)
    if target == "skills":
        return edits.insert_entry(resume, "skills", Skill(id=UNIDENTIFIED, name=name))
    return edits.insert_bullet(resume, target, name)


def _settled(present: Sequence[str], order: Sequence[str], target: str) -> list[str]:
    """The order among the ids that are there; an id it does not know (half of a split) stays behind its neighbour."""
    settled = [wanted for wanted in order if wanted in present]
    if not settled:
        raise UnknownTarget(f"Nothing of that order is in {target} any more.", fix="Ask again.", field=target)
    for place, identifier in enumerate(present):
        if identifier not in order:
            settled.insert(settled.index(present[place - 1]) + 1 if place else 0, identifier)
    return settled


def _said(text: str, target: str) -> str:
    if not text.strip():
        raise EmptyEdit(f"There is no text for {target}.", fix="Drop the bullet instead.", field=target)
    return text


_APPLIED: dict[Operation, Callable[[Resume, str, Edit], Resume]] = {
    "rewrite_bullet": _write,
    "split_bullet": _split,
    "merge_bullets": _merge,
    "drop_bullet": _drop,
    "reorder_bullets": _order_bullets,
    "reorder_skills": _order_skills,
    "surface_skill": _surface,
    "respell_skill": _write,
    "rewrite_summary": _write,
    "set_target_title": _write,
}
