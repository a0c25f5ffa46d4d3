"""Courses belong to the school they stand below."""

from __future__ import annotations

from bespoke.intake.structure.build import Built, build
from tests.intake.structure.made import lines


def read(level: str) -> Built:
    return build(
        lines(f"""
        # Nadia Okafor
        ## Experience
        Operations Manager, Harbor Foods ¦ 2019 - 2021
        - Planned sixty routes a day
        ## Education
        **University of York ¦ 2011 - 2014**
        BSc in Business Management
        {level} Courses
        - Statistics
        - Managerial Accounting
        ## Skills
        Forecasting, slotting
        """)
    )


def test_courses_under_a_lower_heading_belong_to_the_school_above() -> None:
    built = read("###")
    assert [course.text for course in built.resume.education[0].courses] == ["Statistics", "Managerial Accounting"]
    assert [skill.name for skill in built.resume.skills] == ["Forecasting", "slotting"]
    assert "left_over" not in {fate.fate for fate in built.fates}


def test_courses_under_a_heading_of_the_same_level_stand_alone() -> None:
    built = read("##")
    assert not built.resume.education[0].courses
    assert built.resume.skills[0].name == "Courses"
