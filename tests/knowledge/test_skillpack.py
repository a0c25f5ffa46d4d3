from __future__ import annotations

import pytest

from bespoke.knowledge.skillfile import Family, Skill
from bespoke.knowledge.skillpack import Pack, Wording, pack, read, skill_id_of, unpack_skill, unpack_wording, written

PLAIN = Skill("loom", "Loom", "tool", "crafts")
FULL = Skill(
    "go", "Go", "tool", "software", ("Golang", "Go language"), ("GO",), ("Go",), ("programming",), ("rust",),
    ("code", "backend"), ("to",), case=True, list_only=True,
)  # fmt: skip
LAST_ONLY = Skill("react", "React", "tool", "web", not_before=("to",))


def packed(*known: Skill, wordings: dict[str, Wording] | None = None) -> Pack:
    return pack([Family("crafts", "Crafts", ("loom",))], known, wordings or {})


@pytest.mark.parametrize("skill", [PLAIN, FULL, LAST_ONLY], ids=lambda skill: skill.id)
def test_a_skill_comes_back_as_it_was(skill: Skill) -> None:
    assert unpack_skill(skill.id, packed(skill).skills[skill.id]) == skill


@pytest.mark.parametrize(
    "wording",
    [
        Wording(PLAIN),
        Wording(PLAIN, ("LM", "LMs")),
        Wording(PLAIN, (), guarded=True, is_everyday=True),
        Wording(PLAIN, ("Loom",), is_everyday=True),
    ],
)
def test_a_wording_comes_back_as_it_was(wording: Wording) -> None:
    text = packed(PLAIN, wordings={"loom": wording}).wordings["loom"]
    assert skill_id_of(text) == "loom"
    assert unpack_wording(PLAIN, text) == wording


def test_neighbours_are_written_for_both_sides() -> None:
    assert packed(FULL).related == {"go": "rust", "rust": "go"}


def test_lengths_are_those_of_the_names_that_begin_with_the_word() -> None:
    found = packed(PLAIN, wordings={"hand loom weaving": Wording(PLAIN), "hand loom": Wording(PLAIN)}).lengths
    assert found["hand"] == "3; 2"
    assert found["manage"] == ""


def test_what_is_written_is_read_back() -> None:
    one = packed(PLAIN, FULL, wordings={"loom": Wording(PLAIN)})
    assert read(written(one)) == one
