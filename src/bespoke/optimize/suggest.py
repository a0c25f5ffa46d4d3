"""The rules engine: every suggestion a licensed transformation, every suggestion judged by the guard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bespoke.optimize.catalog import catalog_of
from bespoke.optimize.draft import Draft
from bespoke.optimize.judged import judged
from bespoke.optimize.lines import Group
from bespoke.optimize.model import AssertedFact, Preferences, Suggestion
from bespoke.optimize.rules.drop import drop_excluded_skills, drop_least_relevant
from bespoke.optimize.rules.merge import merge_duplicates
from bespoke.optimize.rules.named_as import BothNames, posting_names
from bespoke.optimize.rules.reorder import reorder_bullets
from bespoke.optimize.rules.respell import respell_skills
from bespoke.optimize.rules.rewrite import reword, reword_prose
from bespoke.optimize.rules.skill_order import reorder_skills
from bespoke.optimize.rules.summary import write_summary
from bespoke.optimize.rules.surface import surface_skills
from bespoke.optimize.rules.title import set_title
from bespoke.optimize.situation import Situation, situation_of
from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.resume.paths import join

_NO_PREFERENCES = Preferences()


def suggest(
    resume: Resume,
    posting: Posting,
    preferences: Preferences = _NO_PREFERENCES,
    *,
    as_of: PartialDate,
    asserted: tuple[AssertedFact, ...] = (),
    within: str = "",
) -> Iterator[Suggestion]:
    """Suggestions the guard supports, the most valuable first, at most `preferences.max_suggestions`.

    No two of them touch the same text, so any choice of them can be applied together. Same input, same suggestions.
    `within` asks for those that touch one place alone, an entry's or a text's path.
    """
    situation = situation_of(resume, posting, preferences, as_of=as_of, asserted=asserted)
    catalog = catalog_of(resume)
    left = preferences.max_suggestions
    drafts = (draft for draft in _drafts(situation, within) if touches(draft.target, within))
    for draft in sorted(drafts, key=lambda draft: (-draft.value, draft.target, draft.operation)):
        suggestion = judged(draft, situation, catalog) if left else None
        if suggestion:
            left -= 1
            yield suggestion


def touches(path: str, within: str) -> bool:
    """Whether one stands in the other; every path stands in ""."""
    return not within or path == within or path.startswith(f"{within}/") or within.startswith(f"{path}/")


def _drafts(situation: Situation, within: str) -> Iterator[Draft]:
    yield from set_title(situation)
    yield from _skill_drafts(situation)
    if situation.english:
        yield from write_summary(situation)
        yield from reword_prose(situation)
    names = posting_names(situation)
    for group in situation.groups:
        if touches(group.path, within):
            yield from _bullet_drafts(situation, group, names)


def _skill_drafts(situation: Situation) -> Iterator[Draft]:
    excluded = list(drop_excluded_skills(situation))
    gone = {draft.target for draft in excluded}
    yield from excluded
    yield from surface_skills(situation)
    yield from (draft for draft in respell_skills(situation) if draft.target not in gone)
    yield from reorder_skills(situation)


def _bullet_drafts(situation: Situation, group: Group, names: Mapping[str, BothNames]) -> Iterator[Draft]:
    """Merges first, then drops; what they took is not also worded anew, and what goes is not put in order."""
    merges = list(merge_duplicates(situation, group))
    taken = {path for draft in merges for path in draft.evidence}
    gone = {join(group.path, ident) for draft in merges for ident in draft.wordings[0].edit.merged}
    drops = list(drop_least_relevant(situation, group, taken=taken))
    gone |= {draft.target for draft in drops}
    yield from merges
    yield from drops
    if situation.english:
        yield from reword(situation, group, taken=taken | gone, names=names)
    yield from reorder_bullets(situation, group, gone=gone)
