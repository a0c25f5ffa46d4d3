"""Headings below the level of the others are judged more strictly."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from tests.intake.structure.made import lines


def test_names_of_interests_are_no_sections_though_they_sound_like_some() -> None:
    resume = build(
        lines("""
        # Nadia Okafor
        ## Experience
        Operations Manager, Harbor Foods ¦ 2019 - 2021
        - Planned sixty routes a day
        ## Education
        University of York ¦ 2014 - 2017
        ## Interests
        ### Gardening
        ### Open Source
        ### Sailing
        ### Chess
        """)
    ).resume
    assert not resume.projects
    assert [interest.name for interest in resume.interests] == ["Gardening", "Open Source", "Sailing", "Chess"]


def test_a_degree_in_the_looks_of_a_heading_is_none_above_its_dates() -> None:
    (one,) = build(
        lines("""
        **ROSALIND ROE**
        **EXPERIENCE**
        Manager, Halcyon Ltd ¦ 2018 – 2020
        **SKILLS**
        Budgeting, Hiring
        **EDUCATION**
        **MBA**
        Northwestern University | 2005 – 2007
        """)
    ).resume.education
    assert (one.institution, one.study_type) == ("Northwestern University", "MBA")
