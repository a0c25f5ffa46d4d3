from __future__ import annotations

import pytest

from bespoke.knowledge.degrees import LADDER, degree_of, degrees_in, fields_in, professions_of, rank_of, same_degree
from bespoke.knowledge.tables import word_table


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("B.Sc. in Computer Science", "bachelor"),
        ("Bachelor’s degree or equivalent", "bachelor"),
        ("BA, History", "bachelor"),
        ("MBA", "master"),
        ("M.Eng. Software Engineering", "master"),
        ("Master of Public Health", "master"),
        ("Ph.D.", "phd"),
        ("Juris Doctor", "phd"),
        ("Associate's Degree in Nursing", "associate"),
        ("High School Diploma or GED", "high school"),
        ("Laurea Magistrale in Informatica", "master"),
        ("Licence Informatique", "bachelor"),
        ("Dipl.-Ing. Maschinenbau", "master"),
        ("BS/MS in Electrical Engineering", "master"),
    ],
)
def test_degrees_are_read_in_their_many_names(text: str, degree: str) -> None:
    assert degree_of(text) == degree


@pytest.mark.parametrize(
    "text",
    [
        "Boston, MA",
        "MS Office",
        "Certified Scrum Master",
        "driving licence",
        "in March",
        "sales associates",
        "as needed",
        "",
    ],
)
def test_words_that_look_like_degrees_are_none(text: str) -> None:
    assert degree_of(text) is None


def test_an_unfinished_degree_is_no_degree() -> None:
    assert degree_of("Coursework toward a Bachelor of Arts") == "none"


def test_the_ladder_orders() -> None:
    assert [rank_of(degree) for degree in LADDER] == list(range(6))
    assert rank_of("master") > rank_of("bachelor")


def test_two_names_of_one_rung_are_the_same() -> None:
    assert same_degree("B.S.", "Bachelor of Science")
    assert not same_degree("B.S.", "M.S.")


def test_each_name_is_found_where_it_stands() -> None:
    text = "MBA and B.Com. from Pune"
    assert [text[named.start : named.end] for named in degrees_in(text)] == ["MBA", "B.Com"]


def test_fields_of_study_take_their_first_name() -> None:
    assert fields_in("Informatics or Maths") == ("computer science", "mathematics")


def test_professional_degrees_stand_for_themselves() -> None:
    assert professions_of("Juris Doctor") == {"jd"}
    assert professions_of("PhD") == frozenset()


def test_no_name_stands_on_two_rungs() -> None:
    names = [name for rung in word_table("degrees")["rung"].values() for name in rung["names"]]
    assert len(names) == len(set(names))


def test_no_field_stands_in_two_rows() -> None:
    names = [name for row in word_table("degrees")["fields"]["rows"] for name in row]
    assert len(names) == len(set(names))
