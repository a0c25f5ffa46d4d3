"""Every draft goes past the guard; only what it supports comes out as a suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bespoke.optimize.catalog import Catalog, catalog_of
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.guard.evidence import NO_CONTEXT, EntryContext, EvidenceItem
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.model import Alternate, Suggestion, Verdict
from bespoke.optimize.rules.whole import stands_whole
from bespoke.optimize.situation import Situation
from bespoke.resume.ids import derive_id
from bespoke.resume.paths import split

_ALTERNATES = 2
_LONGEST_WHY = 240
_OF_SENTENCES = frozenset({"rewrite_bullet", "split_bullet", "merge_bullets", "rewrite_summary"})
_MOVED_ONLY = Verdict(ruling="supported", licences=("moves or removes text, adds none",))


def judged(draft: Draft, situation: Situation, catalog: Catalog | None = None) -> Suggestion | None:
    """The draft in the first wording that reads as a sentence and the guard supports, with up to two more as
    alternates; None without one."""
    catalog = catalog or catalog_of(situation.resume)
    case = _Case((), (), NO_CONTEXT)
    for place, wording in enumerate(draft.wordings[: draft.leading or None]):
        if not _reads_well(draft, wording):
            continue
        evidence = wording.evidence or draft.evidence
        case = case if case.evidence == evidence else _case(evidence, catalog)
        verdict = _verdict(wording, case, situation, catalog)
        if verdict.ruling == "supported":
            others = _alternates(draft, wording, draft.wordings[place + 1 :], case, situation, catalog)
            return _suggestion(draft, wording, verdict, evidence, tuple(others))
    return None


def _reads_well(draft: Draft, wording: Wording) -> bool:
    """Line by line, as the parts of a split are; a title or a skill is no sentence."""
    lines = wording.after.splitlines() if draft.operation in _OF_SENTENCES and draft.before else ()
    return all(stands_whole(line, draft.before) for line in lines)


def verdict_on(wording: Wording, evidence: tuple[str, ...], situation: Situation, catalog: Catalog) -> Verdict:
    """The guard's judgement of one wording, whatever it is; `evidence` are field paths."""
    return _verdict(wording, _case(evidence, catalog), situation, catalog)


@dataclass(frozen=True, slots=True)
class _Case:
    """The evidence of a wording, laid out for the guard once for all wordings that share it."""

    evidence: tuple[str, ...]
    items: tuple[EvidenceItem, ...]
    context: EntryContext


def _case(evidence: tuple[str, ...], catalog: Catalog) -> _Case:
    return _Case(evidence, *catalog.evidence(evidence))


def _suggestion(
    draft: Draft, wording: Wording, verdict: Verdict, evidence: tuple[str, ...], alternates: tuple[Alternate, ...]
) -> Suggestion:
    why = wording.why or draft.why
    return Suggestion(
        id=derive_id("suggestion", draft.operation, draft.target, wording.edit.model_dump_json()),
        operation=draft.operation,
        target=draft.target,
        edit=wording.edit,
        before=draft.before,
        after=wording.after,
        alternates=alternates,
        why=why if len(why) <= _LONGEST_WHY else why[: _LONGEST_WHY - 1].rstrip() + "…",
        evidence=evidence,
        requirements=draft.requirements,
        verdict=verdict,
    )


def _alternates(
    draft: Draft, chosen: Wording, rest: tuple[Wording, ...], case: _Case, situation: Situation, catalog: Catalog
) -> Iterator[Alternate]:
    """On the same evidence as the main wording, which is all that the suggestion names."""
    left, told = _ALTERNATES, {draft.before, chosen.after}
    for wording in (*(draft.others(chosen) if draft.others else ()), *rest):
        if not left:
            return
        if wording.after in told or not _reads_well(draft, wording):
            continue
        told.add(wording.after)
        verdict = _verdict(wording, case, situation, catalog)
        if verdict.ruling == "supported":
            left -= 1
            yield Alternate(edit=wording.edit, after=wording.after, verdict=verdict)


def _verdict(wording: Wording, case: _Case, situation: Situation, catalog: Catalog) -> Verdict:
    if not wording.claim:
        return _MOVED_ONLY
    verdict = _judged(wording, case, situation)
    if not wording.is_turned or verdict.ruling != "supported":
        return verdict
    entry = _case(tuple("/".join(split(path)[:2]) for path in case.evidence), catalog)
    beside = (_judged(replace(wording, claim=line), entry, situation) for line in wording.after.splitlines())
    return next((one for one in beside if one.ruling != "supported"), verdict)


def _judged(wording: Wording, case: _Case, situation: Situation) -> Verdict:
    return judge(wording.claim, case.items, context=case.context, asserted=situation.asserted, as_of=situation.as_of)
