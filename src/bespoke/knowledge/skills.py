"""The skills the product knows, and the three relations between them, kept strictly apart.

SAME: two names of one skill (k8s, Kubernetes). IMPLIES: who has the narrower has the broader (React, JavaScript).
RELATED: often named together and never the same (Excel, Google Sheets); good for a question, never for credit.
The files are `data/skills/*.toml`; `skillfile.py` reads them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from bespoke.knowledge.phrasing import nominal, written_together
from bespoke.knowledge.skillfile import Family, Skill, SkillFileBroken, read_family
from bespoke.knowledge.wording import key

_DIRECTORY = Path(__file__).parent / "data" / "skills"


class Wording(NamedTuple):
    """A way to say a skill.

    `forms`, where given, are the only spellings that count in a running text; `guarded` wordings also need the company
    that the skill's flags ask for.
    """

    skill: Skill
    forms: tuple[str, ...] = ()
    guarded: bool = False
    is_everyday: bool = False


@dataclass(frozen=True)
class SkillBook:
    """All skills, by id and by wording (folded names, see `wording.key`)."""

    families: Mapping[str, Family]
    by_id: Mapping[str, Skill]
    wordings: Mapping[str, Wording]
    _broader: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def __iter__(self) -> Iterator[Skill]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, skill_id: str) -> Skill | None:
        return self.by_id.get(skill_id)

    def by_name(self, text: str) -> Skill | None:
        """The skill this text names as a whole; ambiguous names count, for here somebody meant a skill."""
        wording = self.wordings.get(key(text)) or self._turned(key(text).split(" "))
        return wording.skill if wording else None

    def _turned(self, folded: list[str]) -> Wording | None:
        for name_key, size in nominal(folded, 0):
            if size == len(folded) and name_key in self.wordings:
                return self.wordings[name_key]
        return None

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
            skill = self.by_id.get(skill_id)
            direct = skill.implies if skill else ()
            known = frozenset(direct).union(*(self.broader(one) for one in direct))
            self._broader[skill_id] = known
        return known

    def related(self, skill_id: str) -> frozenset[str]:
        """Skills often named together with this one, whichever names the other. Never a ground for credit."""
        return self._neighbours.get(skill_id, frozenset())

    @cached_property
    def _neighbours(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for skill in self:
            for other in skill.related:
                found.setdefault(skill.id, set()).add(other)
                found.setdefault(other, set()).add(skill.id)
        return {one: frozenset(others) for one, others in found.items()}


@cache
def skills() -> SkillBook:
    """The skills that come with the package; that these files are sound is tested once and not at every start."""
    with _uncollected():
        return _read(_DIRECTORY)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: the thousands of tuples made here stay, and looking at them again costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load(directory: Path) -> SkillBook:
    """The skills of every file in a directory. Raises `SkillFileBroken` where the files contradict each other."""
    book = _read(directory)
    _refuse_unknown(book.by_id)
    _refuse_circles(book.by_id)
    return book


def _read(directory: Path) -> SkillBook:
    by_id: dict[str, Skill] = {}
    families: dict[str, Family] = {}
    for file in sorted(directory.glob("*.toml")):
        family, members = read_family(file)
        families[family.id] = family
        for skill in members:
            if skill.id in by_id:
                raise SkillFileBroken(f"{skill.name} stands in both {by_id[skill.id].family} and {family.id}.")
            by_id[skill.id] = skill
    return SkillBook(families, by_id, _wordings(by_id.values()))


def _wordings(known: Iterable[Skill]) -> dict[str, Wording]:
    """Names as written come first: a name written together never takes a wording from another skill."""
    found: dict[str, Wording] = {}
    together: dict[str, Wording] = {}
    for skill in known:
        plain = Wording(skill)
        everyday = skill.acronyms + skill.ambiguous
        for name in skill.names:
            wording = _wording(skill, name) if name in everyday else plain
            holder = found.setdefault(key(name), wording)
            if holder.skill is not skill:
                raise SkillFileBroken(f"{name!r} names both {holder.skill.name} and {skill.name}.")
            if "-" in name or name[-1].isdigit():
                joined = written_together(name)
                together.setdefault(key(joined), _wording(skill, joined) if joined in everyday else plain)
    return together | found


def _wording(skill: Skill, name: str) -> Wording:
    """An acronym or an everyday word as a way to say the skill."""
    if name in skill.acronyms:
        return Wording(skill, (name, name + "s"))
    return Wording(
        skill, (name,) if skill.case else (), guarded=skill.list_only or bool(skill.context), is_everyday=True
    )


def _refuse_unknown(by_id: Mapping[str, Skill]) -> None:
    for skill in by_id.values():
        for other in (*skill.implies, *skill.related):
            if other not in by_id:
                raise SkillFileBroken(f"{skill.name} points at {other!r}, which no file names.")


def _refuse_circles(by_id: Mapping[str, Skill]) -> None:
    done: set[str] = set()

    def follow(skill_id: str, path: tuple[str, ...]) -> None:
        if skill_id in path:
            raise SkillFileBroken(f"These imply each other in a circle: {', '.join(path)}.")
        if skill_id not in done:
            for other in by_id[skill_id].implies:
                follow(other, (*path, skill_id))
            done.add(skill_id)

    for skill_id in by_id:
        follow(skill_id, ())
