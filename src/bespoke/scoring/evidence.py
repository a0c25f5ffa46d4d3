"""Where a resume shows a skill: by its own name, by an alias, or by a narrower skill that implies it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from bespoke.knowledge.deeds import Deed, deeds_in, held_by
from bespoke.knowledge.lookup import Match, find
from bespoke.knowledge.skills import skills
from bespoke.knowledge.wording import key
from bespoke.posting.firsts import firsts
from bespoke.posting.model import Skill
from bespoke.resume.model import Resume
from bespoke.scoring.model import Evidence, Strength
from bespoke.scoring.places import Place, places

How = Literal["exact", "alias", "implied"]
_LISTED = frozenset({"keywords", "courses", "language"})
_OWN_SECTION = {"licence": "certificates", "language": "languages"}
_ORDER: dict[How, int] = {"exact": 0, "alias": 1, "implied": 2}
_MAX_EVIDENCE = 8
_PENDING = re.compile(
    r"\b(?:expected|in progress|pending|candidate|scheduled|studying|enrolled|expired|lapsed|working toward)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A skill seen at a place; `how` is "exact" or "alias" by the skill's own name, the posting's spelling aside."""

    place: Place
    matched: str
    skill_id: str


@dataclass(frozen=True)
class EvidenceIndex:
    """Every sighting by skill id, and by every broader skill it implies; the texts themselves for unknown names."""

    texts: tuple[Place, ...]
    direct: dict[str, list[Sighting]] = field(default_factory=dict)
    implied: dict[str, list[Sighting]] = field(default_factory=dict)

    @property
    def skill_ids(self) -> frozenset[str]:
        return frozenset(self.direct)


def index(resume: Resume) -> EvidenceIndex:
    built = EvidenceIndex(tuple(places(resume)))
    book = skills()
    for place in built.texts:
        for match in _matches(place.text, _lists_skills(place)):
            sighting = Sighting(place, match.surface, match.skill_id)
            built.direct.setdefault(match.skill_id, []).append(sighting)
            for broader in book.broader(match.skill_id):
                built.implied.setdefault(broader, []).append(sighting)
        for deed in _deeds(place):
            if not any(one.place is place for one in built.direct.get(deed.skill_id, ())):
                built.direct.setdefault(deed.skill_id, []).append(Sighting(place, deed.surface, deed.skill_id))
    return built


def _deeds(place: Place) -> tuple[Deed, ...]:
    """What a dated bullet or title shows without naming it."""
    if not place.dated:
        return ()
    return held_by(place.text) if place.field == "position" else deeds_in(place.text)


def _lists_skills(place: Place) -> bool:
    return place.field in _LISTED or (place.section == "skills" and place.field == "name")


@lru_cache(maxsize=8192)
def _matches(text: str, listed: bool) -> tuple[Match, ...]:  # a cache key
    """Skills in one text. In a list of skills even an ambiguous name ("Go", "R") means the skill."""
    found = list(find(text))
    if listed:
        for item in re.finditer(r"[^,;|•·]+", text):
            name = item.group().strip()
            skill = skills().by_name(name) if name else None
            if skill and not any(one.skill_id == skill.id for one in found):
                found.append(Match(item.start(), item.end(), skill.id, name, name.casefold() == skill.name.casefold()))
    return tuple(found)


def sightings(index: EvidenceIndex, skill: Skill) -> list[Evidence]:
    """Everything that supports the skill, the strongest first."""
    found = [*_direct(index, skill), *_implied(index, skill)]
    return sorted(found, key=lambda one: (_ORDER[one.how] == 2, not one.dated, _ORDER[one.how]))


def _direct(index: EvidenceIndex, skill: Skill) -> Iterator[Evidence]:
    if not skill.skill_id:
        yield from _by_words(index, skill)
        return
    for sighting in index.direct.get(skill.skill_id, ()):
        how: How = "exact" if key(sighting.matched) == key(skill.name) else "alias"
        yield _evidence(sighting.place, sighting.matched, how, skill)


def _implied(index: EvidenceIndex, skill: Skill) -> Iterator[Evidence]:
    for sighting in index.implied.get(skill.skill_id, ()):
        yield _evidence(sighting.place, sighting.matched, "implied", skill)


def _by_words(index: EvidenceIndex, skill: Skill) -> Iterator[Evidence]:
    """A name nobody knows counts where the same words stand together."""
    wanted = f" {key(skill.name)} "
    if not wanted.strip():
        return
    for place in index.texts:
        if wanted in f" {_key(place.text)} ":
            yield _evidence(place, skill.name, "exact", skill)


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    return key(text)


def _evidence(place: Place, matched: str, how: How, skill: Skill) -> Evidence:
    dated = place.dated or (place.section == _OWN_SECTION.get(skill.kind) and not is_pending(place.text))
    return Evidence(path=place.path, matched=matched, how=how, dated=dated)


def is_pending(text: str) -> bool:
    """Whether a certificate is named that is not held yet, or no more."""
    return bool(_PENDING.search(text))


def strength_of(evidence: list[Evidence]) -> Strength:
    """The best credit any of it gives."""
    named = [one for one in evidence if one.how != "implied"]
    if any(one.dated for one in named):
        return "evidenced"
    if named:
        return "named"
    return "implied" if evidence else "missing"


def trimmed(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """The strongest few, each place once."""
    return firsts(evidence, lambda one: one.path)[:_MAX_EVIDENCE]
