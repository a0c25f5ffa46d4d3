"""Degrees and the words that only look like one."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse
from bespoke.posting.model import DegreeAsked


def asked(line: str) -> tuple[DegreeAsked, ...]:
    return analyse(f"Officer\n\nRequirements\n- {line}\n").degrees


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("BA/BS required", "bachelor"),
        ("Degree in graphic design or related field", "bachelor"),
        ("A baccalaureate degree from an accredited college", "bachelor"),
        ("Master's degree in social work", "master"),
        ("PhD in physics", "phd"),
        ("JD from an accredited law school", "jd"),
        ("Graduation from an accredited law school", "jd"),
        ("High school diploma or GED", "high school"),
        ("Associate's degree in nursing", "associate"),
    ],
)
def test_degrees_are_read(line: str, degree: str) -> None:
    assert asked(line)[0].degree == degree


@pytest.mark.parametrize(
    "line",
    [
        "Certified Scrum Master",
        "Master knowledge of spreadsheets",
        "Start in March",
        "Experience with MS Office",
        "No degree required",
        "A high degree of accuracy",
        "MUST BE SERVING IN THE TITLE",
        "Work as an associate in the store",
    ],
)
def test_other_words_are_no_degree(line: str) -> None:
    assert asked(line) == ()


def test_fields_and_equivalents_are_kept() -> None:
    degree = asked("Bachelor's degree in Economics, Finance or equivalent experience")[0]
    assert degree.areas == ("economics", "finance")
    assert degree.or_equivalent


def test_a_preferred_degree_is_not_required() -> None:
    first, second = asked("Bachelor's degree required. Master's preferred.")
    assert (first.degree, first.required) == ("bachelor", True)
    assert (second.degree, second.required) == ("master", False)
