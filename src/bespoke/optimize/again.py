"""Judging a suggestion again on the confirmed resume, whoever made it and whatever was said of it before."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.optimize.apply import apply_edit
from bespoke.optimize.guard.document import judge_in_place
from bespoke.optimize.guard.evidence import EvidenceItem, all_items
from bespoke.optimize.model import Alternate, AssertedFact, Edit, Operation, Reason, State, Suggestion, Verdict
from bespoke.platform.errors import BespokeError
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume

_SEVERITY = {"supported": 0, "confirm": 1, "unsupported": 2}
STATE: dict[str, State] = {"supported": "proposed", "confirm": "needs_confirmation", "unsupported": "blocked"}
_MOVED_ONLY = Verdict(ruling="supported", licences=("moves or removes text, adds none",))


def texts_of(edit: Edit) -> tuple[str, ...]:
    """What the edit writes; nothing where it only moves or removes."""
    return edit.texts or ((edit.text,) if edit.text else ())


def judge_edit(
    confirmed: Resume,
    target: str,
    edit: Edit,
    *,
    evidence: Sequence[str],
    as_of: PartialDate,
    asserted: Sequence[AssertedFact] = (),
) -> Verdict:
    """The gravest verdict on the texts it writes, each on the evidence named, on its place, and on its entry.

    A bullet's evidence counts only within its own entry, for no deed may move to another employer.
    """
    worst = _MOVED_ONLY
    known = {item.path for item in all_items(confirmed)}
    for text in texts_of(edit):
        item = EvidenceItem(_place(target), text)
        named = [path for path in evidence if _counts(item, path)]
        grounds = [tuple(paths) for paths in (named, [target] if target in known else []) if paths]
        verdict = judge_in_place(confirmed, item, grounds, asserted=asserted, as_of=as_of)
        if worst is _MOVED_ONLY or _SEVERITY[verdict.ruling] > _SEVERITY[worst.ruling]:
            worst = verdict
    return worst


def judged_again(
    suggestion: Suggestion,
    *,
    confirmed: Resume,
    current: Resume,
    as_of: PartialDate,
    asserted: Sequence[AssertedFact] = (),
) -> Suggestion:
    """With the graver of both verdicts, alternates the guard passes alone, and the state that follows.

    One that cannot be applied to the current document, or names no evidence there is, is blocked.
    """
    verdict = _verdict(suggestion, confirmed, current, as_of, asserted)
    if _SEVERITY[suggestion.verdict.ruling] > _SEVERITY[verdict.ruling]:
        verdict = suggestion.verdict
    alternates = tuple(one for one in suggestion.alternates if _passes(one, suggestion, confirmed, as_of, asserted))
    changes = {"verdict": verdict, "alternates": alternates, "state": STATE[verdict.ruling]}
    return suggestion.model_copy(update=changes)


def _verdict(
    suggestion: Suggestion,
    confirmed: Resume,
    current: Resume,
    as_of: PartialDate,
    asserted: Sequence[AssertedFact],
) -> Verdict:
    try:
        apply_edit(current, suggestion.operation, suggestion.target, suggestion.edit)
    except BespokeError as error:
        return _refused(suggestion.operation, error.detail)
    if not any(_is_there(current, path) for path in suggestion.evidence):
        return _refused(suggestion.operation, "It rests on no place of your résumé.")
    edit, evidence = suggestion.edit, suggestion.evidence
    return judge_edit(confirmed, suggestion.target, edit, evidence=evidence, as_of=as_of, asserted=asserted)


def _passes(
    alternate: Alternate,
    suggestion: Suggestion,
    confirmed: Resume,
    as_of: PartialDate,
    asserted: Sequence[AssertedFact],
) -> bool:
    if alternate.verdict.ruling != "supported":
        return False
    evidence = suggestion.evidence
    verdict = judge_edit(
        confirmed, suggestion.target, alternate.edit, evidence=evidence, as_of=as_of, asserted=asserted
    )
    return verdict.ruling == "supported"


def _refused(operation: Operation, why: str) -> Verdict:
    return Verdict(ruling="unsupported", reasons=(Reason(kind="word", text=operation, message=why),))


def _place(target: str) -> str:
    """A skill that is to be added has no path of its own yet."""
    return f"{target}/new" if target == "skills" else target


def _counts(item: EvidenceItem, path: str) -> bool:
    is_of_everything = item.path.startswith(("basics/", "skills/"))
    return is_of_everything or path == item.entry or path.startswith(f"{item.entry}/")


def _is_there(resume: Resume, path: str) -> bool:
    return any(item.path == path or item.path.startswith(f"{path}/") for item in all_items(resume))
