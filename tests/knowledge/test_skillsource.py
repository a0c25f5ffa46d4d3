from __future__ import annotations

from pathlib import Path

import pytest
from scripts import skill_pack

from bespoke.knowledge.skillfile import SkillFileBroken
from bespoke.knowledge.skillsource import read_skills


def test_the_packed_file_says_what_the_files_for_people_say() -> None:
    """Which also finds the package's own files sound."""
    assert skill_pack.TARGET.read_text("utf-8") == skill_pack.text(), "run `make data`"


@pytest.mark.parametrize(
    "skill_lines",
    [
        "A = 'x one'\nB = 'X ones'",
        "A = { implies = 'Nowhere' }",
        "A = { implies = 'B' }\nB = { implies = 'A' }",
    ],
)
def test_files_that_contradict_each_other_are_refused(tmp_path: Path, skill_lines: str) -> None:
    (tmp_path / "one.toml").write_text(f"family = 'One'\n[tool]\n{skill_lines}\n", encoding="utf-8")
    with pytest.raises(SkillFileBroken):
        read_skills(tmp_path)


def test_one_skill_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text("family = 'F'\n[tool]\nA = ''\n", encoding="utf-8")
    with pytest.raises(SkillFileBroken, match="both"):
        read_skills(tmp_path)
