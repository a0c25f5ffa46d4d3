"""The skills a resume lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.resume.model import Skill
from bespoke.resume.paths import join


def listed_skills(skills: Sequence[Skill]) -> Iterator[tuple[str, str]]:
    """Path and name of every skill of the section; a group's own name is no skill."""
    for skill in skills:
        if not skill.keywords:
            yield join("skills", skill.id, "name"), skill.name
        for keyword in skill.keywords:
            yield join("skills", skill.id, "keywords", keyword.id), keyword.text
