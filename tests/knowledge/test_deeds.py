"""What was done shows a skill that the text does not name."""

from __future__ import annotations

import pytest

from bespoke.knowledge import deeds
from bespoke.knowledge.deeds import deeds_in, held_by
from bespoke.knowledge.skills import skills


def names(text: str) -> set[str]:
    return {found.name for deed in deeds_in(text) if (found := skills().get(deed.skill_id))}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Taught algebra to 90 pupils", {"Teaching"}),
        (
            "Drafted and negotiated over 30 supply agreements",
            {"Contract drafting", "Contract negotiation", "Negotiation"},
        ),
        ("Managed a pipeline of 60 opportunities", {"Pipeline management"}),
        ("Led a team of 12 across two sites", {"People management"}),
        ("Administers insulin to residents", {"Medication administration"}),
        ("Coached four junior developers", {"Coaching", "Mentoring engineers"}),
        ("Troubleshot conveyor faults", {"Troubleshooting"}),
    ],
)
def test_a_deed_shows_its_skill(text: str, shown: set[str]) -> None:
    assert shown <= names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Was trained on forklifts",
        "Trained in first aid",
        "Never taught a class",
        "Training manual for the press",
        "Budget cuts were discussed by the team",
        "",
    ],
)
def test_what_was_not_done_shows_nothing(text: str) -> None:
    assert names(text) == set()


def test_a_job_shows_the_work_it_is_named_after() -> None:
    shown = [skills().get(deed.skill_id) for deed in held_by("Senior Backend Developer")]
    assert [skill.name for skill in shown if skill] == ["Software development"]
    assert held_by("Barista") == ()


def test_every_name_of_the_file_is_a_skill() -> None:
    known = {*deeds._verbs().values(), *deeds._titles().values()}
    known |= {skill_id for rows in deeds._objects().values() for skill_id, _ in rows}
    assert all(skills().get(skill_id) for skill_id in known)
