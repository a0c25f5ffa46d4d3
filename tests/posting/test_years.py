"""Years of experience, and the amounts that are none."""

from __future__ import annotations

import pytest

from bespoke.posting.analyse import analyse


def asked(*lines: str) -> list[float]:
    text = "Welder\n\nRequirements\n" + "\n".join(f"- {line}" for line in lines)
    return [one.years for one in analyse(text).years]


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("5+ years of experience in sales", 5),
        ("At least five (5) years' experience as a welder", 5),
        ("Minimum of 3 years of social media experience", 3),
        ("3-5 years of relevant experience", 3),
        ("two to four years of experience", 2),
        ("18 months of experience with SAP", 1.5),
        ("Experience: 7 years", 7),
        ("10 yrs experience managing people", 10),
    ],
)
def test_amounts_of_experience_are_read(line: str, years: float) -> None:
    assert asked(line)[0] == years


@pytest.mark.parametrize(
    "line",
    [
        "We are a 20 years old company",
        "Must be at least 18 years of age",
        "Over the last 15 years we have grown",
        "A four-year college program",
        "This is a 2 year contract",
        "Celebrating 50 years in business",
    ],
)
def test_other_amounts_of_years_are_not(line: str) -> None:
    assert asked(line) == []


def test_experience_within_a_period_is_the_experience() -> None:
    assert asked("Five years of experience as an electrician acquired within the last fifteen years") == [5]


def test_the_main_path_comes_first_and_others_are_marked() -> None:
    text = (
        "Clerk\n\nMinimum Qualifications\n1. A bachelor's degree; or\n"
        "2. An associate degree and two years of experience; or\n"
        "3. A high school diploma and four years of experience.\n"
    )
    analysis = analyse(text)
    assert [(one.years, one.alternative) for one in analysis.years] == [(2, True), (4, True)]
    assert [(one.degree, one.alternative) for one in analysis.degrees] == [
        ("bachelor", False),
        ("associate", True),
        ("high school", True),
    ]


def test_wished_for_years_are_not_asked_for() -> None:
    text = "Clerk\n\nRequirements\n- 2 years of experience\n\nPreferred\n- 10 years of experience\n"
    assert [one.years for one in analyse(text).years] == [2]


def test_what_the_years_are_of_is_named() -> None:
    text = "Clerk\n\nRequirements\n- 4 years of experience in public accounting, required\n"
    assert analyse(text).years[0].of == "public accounting"


def test_another_path_in_the_same_sentence_is_an_alternative() -> None:
    text = "Engineer\n\nRequirements\n- 2 years of experience, or 1 year of experience with an advanced degree\n"
    assert [(one.years, one.alternative) for one in analyse(text).years] == [(2, False), (1, True)]


def test_the_first_amount_stays_first_when_it_is_said_twice() -> None:
    assert asked(
        "2 years of experience with SAP", "1 year of experience with SQL", "2 years of experience in Rome"
    ) == [2, 1]
