"""The skills the product knows, and the three relations between them, kept strictly apart.

SAME: two names of one skill (k8s, Kubernetes). IMPLIES: who has the narrower has the broader (React, JavaScript).
RELATED: often named together and never the same (Excel, Google Sheets); good for a question, never for credit.
People edit `data/skills/*.toml`; the program reads `data/skills.txt`, which `make data` packs from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from bespoke.knowledge.phrasing import nominal
from bespoke.knowledge.skillfile import Family, Skill
from bespoke.knowledge.skillpack import Pack, Wording, items, read, skill_id_of, unpack_skill, unpack_wording
from bespoke.knowledge.wording import key

_PACKED = Path(__file__).parent / "data" / "skills.txt"


class SkillBook:
    """All skills, by id and by wording (folded names, see `wording.key`); each is unpacked when first asked for."""

    def __init__(self, packed: Pack) -> None:
        self._packed = packed
        self._skills: dict[str, Skill] = {}
        self._wordings: dict[str, Wording] = {}
        self._broader: dict[str, frozenset[str]] = {}

    def __iter__(self) -> Iterator[Skill]:
        return (self._skill(skill_id) for skill_id in self._packed.skills)

    def __len__(self) -> int:
        return len(self._packed.skills)

    @cached_property
    def families(self) -> Mapping[str, Family]:
        members: dict[str, list[str]] = {}
        for skill in self:
            members.setdefault(skill.family, []).append(skill.id)
        return {one: Family(one, name, tuple(members[one])) for one, name in self._packed.families.items()}

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """For each word that a name, or a name turned around, begins with: the lengths of the names, longest first."""
        distinct: dict[str, tuple[int, ...]] = {}
        return {
            word: distinct.get(text) or distinct.setdefault(text, tuple(map(int, items(text))))
            for word, text in self._packed.lengths.items()
        }

    def get(self, skill_id: str) -> Skill | None:
        return self._skill(skill_id) if skill_id in self._packed.skills else None

    def wording(self, name_key: str) -> Wording | None:
        """The skill of which this key is a name."""
        text = self._packed.wordings.get(name_key)
        if text is None:
            return None
        known = self._wordings.get(name_key)
        if known is None:
            known = self._wordings.setdefault(name_key, unpack_wording(self._skill(skill_id_of(text)), text))
        return known

    def by_name(self, text: str) -> Skill | None:
        """The skill this text names as a whole; ambiguous names count, for here somebody meant a skill."""
        folded = key(text)
        wording = self.wording(folded) or self._turned(folded.split(" "))
        return wording.skill if wording else None

    def same(self, a: str, b: str) -> bool:
        """Whether two names are one skill, or one wording of something unknown."""
        if key(a) == key(b):
            return bool(key(a))
        skill = self.by_name(a)
        return skill is not None and skill is self.by_name(b)

    def broader(self, skill_id: str) -> frozenset[str]:
        """Everything the skill implies, through every step; never the skill itself."""
        known = self._broader.get(skill_id)
        if known is None:
            skill = self.get(skill_id)
            direct = skill.implies if skill else ()
            known = frozenset(direct).union(*(self.broader(one) for one in direct))
            self._broader[skill_id] = known
        return known

    def related(self, skill_id: str) -> frozenset[str]:
        """Skills often named together with this one, whichever names the other. Never a ground for credit."""
        return frozenset(items(self._packed.related.get(skill_id, "")))

    def _skill(self, skill_id: str) -> Skill:
        known = self._skills.get(skill_id)
        if known is None:
            known = self._skills.setdefault(skill_id, unpack_skill(skill_id, self._packed.skills[skill_id]))
        return known

    def _turned(self, folded: list[str]) -> Wording | None:
        turned = (self.wording(name_key) for name_key, size in nominal(folded, 0) if size == len(folded))
        return next(filter(None, turned), None)


@cache
def skills() -> SkillBook:
    """The skills that come with the package; that their files are sound is tested once and not at every start."""
    return SkillBook(read(_PACKED.read_text("utf-8")))
