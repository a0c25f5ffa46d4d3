"""The files of skills that people edit, read and checked as a whole; `make data` packs what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bespoke.knowledge.phrasing import written_together
from bespoke.knowledge.skillfile import Family, Skill, SkillFileBroken, read_family
from bespoke.knowledge.skillpack import Pack, Wording, pack
from bespoke.knowledge.wording import key


def read_skills(directory: Path) -> Pack:
    """The skills of every file in a directory. Raises `SkillFileBroken` where the files contradict each other."""
    by_id: dict[str, Skill] = {}
    families: list[Family] = []
    for file in sorted(directory.glob("*.toml")):
        family, members = read_family(file)
        families.append(family)
        for skill in members:
            if skill.id in by_id:
                raise SkillFileBroken(f"{skill.name} stands in both {by_id[skill.id].family} and {family.id}.")
            by_id[skill.id] = skill
    _refuse_unknown(by_id)
    _refuse_circles(by_id)
    return pack(families, by_id.values(), _wordings(by_id.values()))


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
