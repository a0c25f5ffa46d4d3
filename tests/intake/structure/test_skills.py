"""Skills: groups with a level, and single words."""

from __future__ import annotations

import pytest

from bespoke.intake.structure.build import build
from bespoke.intake.structure.skills import is_level
from bespoke.resume.model import Skill
from tests.intake.structure.made import lines


def read(text: str) -> tuple[Skill, ...]:
    return build(lines(f"# Nadia Okafor\nOperations Manager\n## Skills\n{text}")).resume.skills


@pytest.mark.parametrize("text", ["Advanced", "(Intermediate)", "Expert level", "Good knowledge", "JLPT N2"])
def test_levels(text: str) -> None:
    assert is_level(text)


@pytest.mark.parametrize("text", ["good manners", "Advanced Excel", "Business law", "polite"])
def test_words_that_only_hold_a_level_are_none(text: str) -> None:
    assert not is_level(text)


def test_single_words_below_each_other_are_skills_of_their_own() -> None:
    assert [skill.name for skill in read("forklift driving\ngood manners\npatient\npunctual")] == [
        "forklift driving",
        "good manners",
        "patient",
        "punctual",
    ]


def test_a_heading_above_a_level_names_the_group() -> None:
    built = build(lines("# Nadia Okafor\n## Skills\nForecasting, slotting\n## Tools\nIntermediate\nExcel, SAP, Git"))
    group = built.resume.skills[-1]
    assert (group.name, group.level) == ("Tools", "Intermediate")
    assert [keyword.text for keyword in group.keywords] == ["Excel", "SAP", "Git"]
    assert "left_over" not in {fate.fate for fate in built.fates}


def test_a_bold_level_below_a_heading_is_kept_as_the_level() -> None:
    built = build(
        lines(
            "# Nadia Okafor\n## Skills\nslotting\n## Frontend\n**Expert**\nReact\nTypeScript\nCSS\nPython\n## Education"
        )
    )
    group = built.resume.skills[-1]
    assert (group.name, group.level) == ("Frontend", "Expert")
    assert [keyword.text for keyword in group.keywords] == ["React", "TypeScript", "CSS", "Python"]
