"""Schools and degrees."""

from __future__ import annotations

from bespoke.intake.structure.build import build
from tests.intake.structure.made import lines


def test_a_name_in_brackets_behind_a_degree_is_its_school_and_no_other_is_taken_over() -> None:
    schools = build(
        lines("""
        # Nadia Okafor
        ## Education
        BA (University of York) in Economics ¦ 2012
        MA (Sidney Hall) in Logistics ¦ 2014
        """)
    ).resume.education
    assert [(school.institution, school.study_type, school.area) for school in schools] == [
        ("University of York", "BA", "Economics"),
        ("Sidney Hall", "MA", "Logistics"),
    ]


def test_a_campus_is_part_of_the_name_of_its_university() -> None:
    schools = build(
        lines("""
        # Jo Doe
        ## Education
        **B.A. in History, University of California, Berkeley ¦ 2014 – 2018**
        **B.Tech in Physics, Indian Institute of Technology, Delhi ¦ 2010 – 2014**
        """)
    ).resume.education
    assert [school.institution for school in schools] == [
        "University of California, Berkeley",
        "Indian Institute of Technology, Delhi",
    ]
