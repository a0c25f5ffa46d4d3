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


def test_a_grade_behind_a_school_is_no_part_of_its_name() -> None:
    schools = build(
        lines("""
        # Jonas Weidmann
        ## Education
        10/2011 – 09/2015: Doctorate (Dr. rer. nat.), Universität Heidelberg, grade: magna cum laude
        10/2005 – 09/2011: Diplom in Biology, Universität Konstanz (grade 1.3)
        """)
    ).resume.education
    assert [(school.institution, school.score) for school in schools] == [
        ("Universität Heidelberg", "magna cum laude"),
        ("Universität Konstanz", "1.3"),
    ]


def test_an_honour_is_no_field_of_study_and_the_number_is_the_grade() -> None:
    (school,) = build(
        lines("""
        # Tamika Rowe
        ## Education
        **Georgia State University**
        BSN, Magna Cum Laude ¦ May 2020
        GPA: 3.82/4.00
        """)
    ).resume.education
    assert (school.study_type, school.area, school.score) == ("BSN", "", "3.82/4.00")
    assert [bullet.text for bullet in school.bullets] == ["Magna Cum Laude"]


def test_a_degree_of_technology_is_no_web_address() -> None:
    (school,) = build(
        lines("""
        # Jo Doe
        ## Education
        **Anna University ¦ 2010 – 2014**
        B.Tech in Physics
        """)
    ).resume.education
    assert (school.study_type, school.area, school.url) == ("B.Tech", "Physics", "")
