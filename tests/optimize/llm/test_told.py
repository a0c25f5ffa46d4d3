"""The guard for telling."""

from __future__ import annotations

import pytest

from bespoke.optimize.llm.told import is_dated, is_named, is_told

SAID = (
    "I studied my bachelors in AI at Stanford from March 2018 to 2022, "
    "then led a team of five at Acme & Co and cut costs by 20%"
)


@pytest.mark.parametrize("value", ["Stanford", "Acme & Co", "AI", "bachelor", "stanford"])
def test_names_that_were_said(value: str) -> None:
    assert is_named(value, SAID)


@pytest.mark.parametrize(
    "value", ["Harvard", "Stanford University", "Acme Stanford", "Co Acme", "", "Bachelor of Science"]
)
def test_names_that_were_not_said_that_way(value: str) -> None:
    assert not is_named(value, SAID)


@pytest.mark.parametrize("value", ["Led a team of 5 at Acme & Co", "Cut costs by 20%", "Led a team of five"])
def test_sentences_that_were_said(value: str) -> None:
    assert is_told(value, SAID)


@pytest.mark.parametrize(
    "value",
    [
        "Led a team of 50",
        "Led a global team of five",
        "Cut costs by 25%",
        "Cut costs by 20% with Python",
        "Led teams of 5 and 6",
    ],
)
def test_sentences_with_anything_new(value: str) -> None:
    assert not is_told(value, SAID)


@pytest.mark.parametrize("value", ["2018-03", "2022", "2018"])
def test_dates_that_were_said(value: str) -> None:
    assert is_dated(value, SAID)


@pytest.mark.parametrize("value", ["2018-04", "2022-03", "2023", "2018-03-20", "present", "soon", ""])
def test_dates_that_were_not_said(value: str) -> None:
    assert not is_dated(value, SAID)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2019-09", "from Sept. 2019"),
        ("2019-09", "09/2019"),
        ("2019-09", "2019-09"),
        ("2019-03", "March to June 2019"),
        ("2019-09-05", "on September 5th, 2019"),
        ("2019-09-05", "5 September 2019"),
    ],
)
def test_dates_are_said_in_many_ways(value: str, said: str) -> None:
    assert is_dated(value, said)


def test_the_present_is_a_date_where_it_was_said() -> None:
    assert is_dated("present", "since 2021")
