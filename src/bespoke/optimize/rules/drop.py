"""Drafts that leave something out because the person asked: bullets for a short resume, skills not to be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.model import Edit
from bespoke.optimize.situation import Situation
from bespoke.optimize.wants import skill_key
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Dated
from bespoke.resume.paths import join

_SHORT_WHY = "You asked for a short résumé, and this is what the posting asks for least."
_EXCLUDED_WHY = "You asked to leave this skill out."
_OLD_YEARS = 10
_KEPT_RECENT, _KEPT_OLD = 4, 2
_VALUE = 1.2


def drop_least_relevant(situation: Situation, group: Group, *, taken: Collection[str]) -> Iterator[Draft]:
    """In a short resume: all but the best four bullets of an entry, two when it ended more than ten years ago."""
    if situation.preferences.length != "short":
        return
    allowed = _KEPT_OLD if _is_old(group, situation.as_of) else _KEPT_RECENT
    spare = len(group.lines) - allowed
    droppable = [line for line in group.lines if not _is_safe(line, situation, taken)]
    for line in sorted(droppable, key=lambda line: line.relevance)[: max(0, spare)]:
        yield _drop(line.path, line.bullet.text, _SHORT_WHY, _VALUE)


def drop_excluded_skills(situation: Situation) -> Iterator[Draft]:
    excluded = {skill_key(name) for name in situation.preferences.exclude_skills}
    for skill in situation.resume.skills:
        alone = join("skills", skill.id)
        if not skill.keywords and skill_key(skill.name) in excluded and not situation.is_locked(alone):
            yield _drop(alone, skill.name, _EXCLUDED_WHY, 5.0)
        for keyword in skill.keywords:
            path = join("skills", skill.id, "keywords", keyword.id)
            if skill_key(keyword.text) in excluded and not situation.is_locked(path):
                yield _drop(path, keyword.text, _EXCLUDED_WHY, 5.0)


def _drop(path: str, text: str, why: str, value: float) -> Draft:
    return Draft("drop_bullet", path, text, (Wording(Edit(), ""),), why, (path,), value)


def _is_safe(line: Line, situation: Situation, taken: Collection[str]) -> bool:
    return line.path in taken or situation.is_locked(line.path) or situation.is_kept(line)


def _is_old(group: Group, as_of: PartialDate) -> bool:
    end = group.entry.end if isinstance(group.entry, Dated) else None
    return isinstance(end, PartialDate) and as_of.year - end.year > _OLD_YEARS
