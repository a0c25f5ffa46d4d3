"""The posting's keywords one by one: how the resume carries each, how often, and whether something shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bespoke.posting.model import PostingAnalysis, Requirement, Skill
from bespoke.scoring.evidence import EvidenceIndex, sightings
from bespoke.scoring.model import Evidence, Keyword

Form = Literal["exact", "alias", "implied", "absent"]
_FORMS: tuple[Literal["exact", "alias", "implied"], ...] = ("exact", "alias", "implied")
_OVERUSED_COUNT = 8
_OVERUSED_SHARE = 0.03
_FEWEST_FOR_SHARE = 5
_MAX_PATHS = 12


def keywords(index: EvidenceIndex, analysis: PostingAnalysis) -> tuple[Keyword, ...]:
    """Each skill of the posting once, at its strongest level."""
    words = sum(len(place.text.split()) for place in index.texts)
    found: dict[str, Keyword] = {}
    for requirement, skill in _skills(analysis):
        name = skill.skill_id or skill.name.casefold()
        if name not in found:
            found[name] = _keyword(index, requirement, skill, words=words)
    return tuple(found.values())


def _skills(analysis: PostingAnalysis) -> Iterator[tuple[Requirement, Skill]]:
    order = ("must", "nice", "duty")
    for requirement in sorted(analysis.requirements, key=lambda one: order.index(one.level)):
        for skill in requirement.any_of:
            yield requirement, skill


def _keyword(index: EvidenceIndex, requirement: Requirement, skill: Skill, *, words: int) -> Keyword:
    evidence = sightings(index, skill)
    spoken = [one for one in evidence if one.how != "implied"]
    count = _count(index, spoken)
    share = count * len(skill.name.split()) / words if words else 0.0
    return Keyword(
        name=skill.name,
        level=requirement.level,
        form=_form(evidence),
        evidenced=any(one.dated for one in spoken),
        count=count,
        overused=count >= _OVERUSED_COUNT or (count >= _FEWEST_FOR_SHARE and share > _OVERUSED_SHARE),
        paths=tuple(dict.fromkeys(one.path for one in evidence))[:_MAX_PATHS],
    )


def _form(evidence: Sequence[Evidence]) -> Form:
    ways = {one.how for one in evidence}
    return next((way for way in _FORMS if way in ways), "absent")


def _count(index: EvidenceIndex, spoken: Sequence[Evidence]) -> int:
    """How often the skill is written, every spelling counted at every place."""
    texts = {place.path: place.text for place in index.texts}
    pairs = {(one.path, one.matched.casefold()) for one in spoken}
    return sum(len(re.findall(re.escape(matched), texts[path].casefold())) for path, matched in pairs)
