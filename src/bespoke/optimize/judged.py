"""Every draft goes past the guard; only what it supports comes out as a suggestion."""

from __future__ import annotations

from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.guard.evidence import evidence_for
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import Alternate, Suggestion, Verdict
from bespoke.optimize.situation import Situation
from bespoke.resume.ids import derive_id

_ALTERNATES = 2
_LONGEST_WHY = 240
_MOVED_ONLY = Verdict(ruling="supported", licences=("moves or removes text, adds none",))


def judged(draft: Draft, situation: Situation) -> Suggestion | None:
    """The draft in the first wording the guard supports, with up to two more as alternates; None without one."""
    passed = _passed(draft, situation)
    if not passed:
        return None
    wording, verdict = passed[0]
    return Suggestion(
        id=derive_id("suggestion", draft.operation, draft.target, wording.edit.model_dump_json()),
        operation=draft.operation,
        target=draft.target,
        edit=wording.edit,
        before=draft.before,
        after=wording.after,
        alternates=tuple(Alternate(edit=w.edit, after=w.after, verdict=v) for w, v in passed[1:]),
        why=draft.why if len(draft.why) <= _LONGEST_WHY else draft.why[: _LONGEST_WHY - 1].rstrip() + "…",
        evidence=draft.evidence,
        requirements=draft.requirements,
        verdict=verdict,
    )


def _passed(draft: Draft, situation: Situation) -> list[tuple[Wording, Verdict]]:
    items, context = evidence_for(situation.resume, draft.evidence)
    passed: list[tuple[Wording, Verdict]] = []
    for place, wording in enumerate(draft.wordings):
        if not passed and draft.leading and place >= draft.leading:
            break
        verdict = _MOVED_ONLY
        if wording.claim:
            verdict = judge(wording.claim, items, context=context, asserted=situation.asserted, as_of=situation.as_of)
        if verdict.ruling == "supported":
            passed.append((wording, verdict))
        if len(passed) > _ALTERNATES:
            break
    return passed
