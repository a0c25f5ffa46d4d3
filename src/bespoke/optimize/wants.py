"""What a posting wants, by skill, and where a text meets it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.knowledge.lookup import Match, find
from bespoke.knowledge.skills import skills
from bespoke.posting.model import PostingAnalysis
from bespoke.scoring.model import WEIGHT

_IMPLIED_COUNTS = 0.5
_EMPHASIS = 3.0


@dataclass(frozen=True, slots=True)
class Want:
    """One skill asked for: its key (skill id, or the folded name of one unknown to us), the posting's own spelling, and
    the weight of its heaviest requirement. `requirements` is empty for one the person only wants emphasised."""

    key: str
    name: str
    weight: float
    kind: str = "skill"
    level: str = "nice"
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wants:
    """All wants of one posting, heaviest first, by key.

    `listed` are the exact names in the person's skills list: who lists "Go" means the language by "jobs in Go" too.
    `bare` are keys of names that are ambiguous and that the posting yet asks for ("PLCs"): the name itself meets them.
    `parts` are keys whose name is only a part of one ("Azure, AWS or Google"): the word alone meets nothing.
    """

    by_key: Mapping[str, Want]
    listed: tuple[tuple[re.Pattern[str], str], ...] = ()
    parts: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()

    def met_by(self, text: str) -> dict[str, float]:
        """Key -> weight of every want the text meets by name or alias; a narrower skill meets a broader one by half."""
        met: dict[str, float] = {}
        for match in found_skills(text):
            if match.skill_id in self.by_key:
                met[match.skill_id] = self.by_key[match.skill_id].weight
            for broader in skills().broader(match.skill_id) & self.by_key.keys():
                met.setdefault(broader, self.by_key[broader].weight * _IMPLIED_COUNTS)
        met |= {key: self.by_key[key].weight for pattern, key in self.listed if pattern.search(text)}
        return met | {key: self.by_key[key].weight for key in self._unknown_in(text)}

    def met_by_name(self, name: str) -> dict[str, float]:
        """The same for the name of a skill as a whole, where "Go" can only be the language."""
        known = skills().by_name(name)
        if known is None:
            return self.met_by(name)
        met = {known.id: self.by_key[known.id].weight} if known.id in self.by_key else {}
        for broader in skills().broader(known.id) & self.by_key.keys():
            met.setdefault(broader, self.by_key[broader].weight * _IMPLIED_COUNTS)
        return met

    def named_in(self, text: str) -> frozenset[str]:
        """Keys of the wants that the text names itself, without what it only implies."""
        found = {match.skill_id for match in found_skills(text)} & self.by_key.keys()
        found |= {key for pattern, key in self.listed if pattern.search(text)}
        return frozenset(found | self._unknown_in(text))

    def _unknown_in(self, text: str) -> set[str]:
        """Wants that no skill of ours stands for, found by their name as it is."""
        unknown = (
            want
            for key, want in self.by_key.items()
            if (_is_unknown(key) or key in self.bare) and key not in self.parts
        )
        return {want.key for want in unknown if _whole_word(want.name).search(text)}

    def requirements_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        found = (identifier for key in keys for identifier in self.by_key[key].requirements)
        return tuple(dict.fromkeys(found))


def wants_of(
    analysis: PostingAnalysis,
    *,
    listed: Iterable[str] = (),
    emphasize: Iterable[str] = (),
    exclude: Iterable[str] = (),
) -> Wants:
    """`listed` are the names in the person's skills list. What they want left out is not wanted at all."""
    excluded = {_key(name) for name in exclude}
    found: dict[str, Want] = {}
    for requirement in analysis.requirements:
        for skill in requirement.any_of:
            key = skill.skill_id or _key(skill.name)
            new = Want(key, skill.name, WEIGHT[requirement.level], skill.kind, requirement.level, (requirement.id,))
            found[key] = _together(found[key], new) if key in found else new
    for name in emphasize:
        key = _key(name)
        emphasised = Want(key, name, _EMPHASIS)
        found[key] = _together(found[key], emphasised) if key in found else emphasised
    kept = (want for key, want in found.items() if key not in excluded)
    by_key = {want.key: want for want in sorted(kept, key=lambda want: -want.weight)}
    exact = tuple(_exactly(name) for name in listed if _key(name) in by_key and not found_skills(name))
    bare = {_key(s.name) for r in analysis.requirements for s in r.any_of if not s.skill_id}
    return Wants(by_key, exact, _parts(analysis) - {_key(name) for name in emphasize}, frozenset(bare))


def _parts(analysis: PostingAnalysis) -> frozenset[str]:
    """Words we know no skill for, named only as one of several, with which the names of known skills begin."""
    several = {_key(s.name) for r in analysis.requirements if len(r.any_of) > 1 for s in r.any_of if not s.skill_id}
    alone = {_key(s.name) for r in analysis.requirements if len(r.any_of) == 1 for s in r.any_of}
    return frozenset((several - alone) & _first_words())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word for word, lengths in skills().lengths.items() if any(size > 1 for size in lengths))


@lru_cache(maxsize=4096)
def found_skills(text: str) -> tuple[Match, ...]:
    """Skills named in a text; kept, because every rule asks about the same texts."""
    return tuple(find(text))


def skills_named(name: str) -> frozenset[str]:
    """Ids of the skills that an item of a skills list names: itself as a whole, else those found in it."""
    known = skills().by_name(name)
    return frozenset([known.id]) if known else frozenset(match.skill_id for match in found_skills(name))


def skill_key(name: str) -> str:
    """The id of the skill this name stands for, or the folded name."""
    return _key(name)


def _together(one: Want, other: Want) -> Want:
    heavier = one if one.weight >= other.weight else other
    requirements = tuple(dict.fromkeys((*one.requirements, *other.requirements)))
    return Want(one.key, one.name, heavier.weight, one.kind, heavier.level, requirements)


def _key(name: str) -> str:
    known = skills().by_name(name)
    return known.id if known else " ".join(name.casefold().split())


def _is_unknown(key: str) -> bool:
    return skills().get(key) is None


def _exactly(name: str) -> tuple[re.Pattern[str], str]:
    """The name in its own capitals, not at the start of a sentence where any word has one."""
    return re.compile(rf"(?<=[\w,;:(/] ){re.escape(name)}(?![\w+#])"), _key(name)


@lru_cache(maxsize=1024)
def _whole_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
