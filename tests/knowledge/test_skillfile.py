from __future__ import annotations

from pathlib import Path

import pytest

from bespoke.knowledge.skillfile import SkillFileBroken, identify, read_family


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "made-up.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_read_as_people_write_it(tmp_path: Path) -> None:
    text = """
family = 'Made up'

[tool]
Weaver = 'WeaverJS; Weaver.js'
Loom = { acronyms = 'LM', implies = 'Weaver', list_only = true, narrower = 'hand loom; power loom', akin = 'spindle' }
"""
    family, members = read_family(written(tmp_path, text))
    assert family.name == "Made up"
    assert family.skills == ("weaver", "loom", "hand-loom", "power-loom", "spindle")
    weaver, loom, hand, _, spindle = members
    assert weaver.aliases == ("WeaverJS", "Weaver.js")
    assert loom.ambiguous == ("Loom",)
    assert loom.implies == ("weaver",)
    assert (spindle.implies, spindle.related) == ((), ("loom",))
    assert (hand.name, hand.implies, hand.kind) == ("Hand loom", ("loom",), "tool")


@pytest.mark.parametrize(
    ("value", "aliases", "implies"),
    [
        ("One; Two > Cloth; Yarn", ("One", "Two"), ("cloth", "yarn")),
        ("> Cloth", (), ("cloth",)),
        ("One", ("One",), ()),
        ("", (), ()),
    ],
)
def test_aliases_and_broader_skills_stand_in_one_text(
    tmp_path: Path, value: str, aliases: tuple[str, ...], implies: tuple[str, ...]
) -> None:
    _, (loom,) = read_family(written(tmp_path, f"family = 'F'\n[tool]\nLoom = '{value}'"))
    assert (loom.aliases, loom.implies) == (aliases, implies)


@pytest.mark.parametrize(
    "text",
    [
        "family = ",
        "[tool]\nA = ''",
        "family = 'F'\n[gadget]\nA = ''",
        "family = 'F'\n[tool]\nA = 3",
        "family = 'F'\n[tool]\nA = { alias = 'B' }",
        "family = 'F'\n[tool]\nA = { aliases = ['B'] }",
    ],
)
def test_a_broken_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(SkillFileBroken):
        read_family(written(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "skill_id"),
    [
        ("Node.js", "node-js"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("R&D", "r-and-d"),
        ("Driver's license", "drivers-license"),
        ("Machine learning", "machine-learning"),
    ],
)
def test_ids_come_from_names(name: str, skill_id: str) -> None:
    assert identify(name) == skill_id
