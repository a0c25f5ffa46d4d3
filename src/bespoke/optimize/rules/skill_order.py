"""Drafts that put the posting's skills first: the groups of the skills section, and the skills of each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.situation import Situation
from bespoke.optimize.wants import skills_named
from bespoke.resume.model import Skill
from bespoke.resume.paths import join

_GROUPS_VALUE = 2.0
_KEYWORDS_VALUE = 1.8


def reorder_skills(situation: Situation) -> Iterator[Draft]:
    """Groups by what they name themselves; loose skills among groups stay where they are, lest they part the groups."""
    skills = situation.resume.skills
    mixed = len({bool(skill.keywords) for skill in skills}) > 1
    if not mixed and not situation.is_locked("skills"):
        yield from _ordered(situation, "skills", [(s.id, _shown(s), _weight(situation, s)) for s in skills])
    for skill in skills:
        path = join("skills", skill.id, "keywords")
        if not situation.is_locked(path):
            rows = [(k.id, k.text, _weight_of(situation, k.text)) for k in skill.keywords]
            yield from _ordered(situation, path, rows)


def _ordered(situation: Situation, path: str, rows: Sequence[tuple[str, str, float]]) -> Iterator[Draft]:
    """One draft where something wanted stands behind something wanted less; equals keep the person's order."""
    best = sorted(rows, key=lambda row: -row[2])
    if [row[0] for row in best] == [row[0] for row in rows]:
        return
    separator = "\n" if path == "skills" else ", "
    first = [row for row in best[:3] if row[2] > 0]
    keys = list(dict.fromkeys(key for row in first for key in situation.wants.met_by_name(row[1])))
    names = [situation.wants.by_key[key].name for key in keys[:3]]
    yield Draft(
        operation="reorder_skills",
        target=path,
        before=separator.join(row[1] for row in rows),
        wordings=(Wording(Edit(order=tuple(row[0] for row in best)), separator.join(row[1] for row in best)),),
        why=f"The posting asks for {and_list(names)}; what it asks for stands first.",
        evidence=tuple(join(path, row[0]) for row in first) or (path,),
        value=(_GROUPS_VALUE if path == "skills" else _KEYWORDS_VALUE) + first[0][2] / 4,
        requirements=situation.wants.requirements_of(keys),
    )


def _weight(situation: Situation, skill: Skill) -> float:
    """A tool that only implies what is asked for lifts no group over one that names it."""
    if not skill.keywords:
        return _weight_of(situation, skill.name)
    wants = situation.wants
    named = {
        key for k in skill.keywords for key in wants.named_in(k.text) | (skills_named(k.text) & wants.by_key.keys())
    }
    return sum(wants.by_key[key].weight for key in sorted(named))


def _weight_of(situation: Situation, text: str) -> float:
    return max(situation.wants.met_by_name(text).values(), default=0.0)


def _shown(skill: Skill) -> str:
    keywords = ", ".join(keyword.text for keyword in skill.keywords)
    return f"{skill.name}: {keywords}" if keywords and skill.name else skill.name or keywords
