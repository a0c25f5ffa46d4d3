from __future__ import annotations

import time

import pytest

from bespoke.knowledge.tables import word_table
from bespoke.knowledge.titles import (
    bare_title,
    equal_titles,
    expand_title,
    head_of,
    meanings_of,
    near_titles,
    rank_of,
    same_title,
    seniority_of,
)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Software Engineer", "senior"),
        ("Sr. Accountant", "senior"),
        ("Junior Data Analyst", "junior"),
        ("Data Analyst Intern", "intern"),
        ("Lead Developer", "lead"),
        ("Software Engineering Manager", "manager"),
        ("Head of Data", "director"),
        ("VP Engineering", "executive"),
        ("Account Manager", None),
        ("Executive Assistant", None),
        ("Sales Associate", None),
        ("Staff Nurse", None),
        ("Registered Nurse", None),
        ("", None),
    ],
)
def test_seniority_is_read_from_the_title_alone(title: str, level: str | None) -> None:
    assert seniority_of(title) == level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SWE II", "Software Engineer II"),
        ("Software Developer", "Software Engineer"),
        ("Sr. Software Developer", "Senior Software Engineer"),
        ("Front-End Engineer", "Front end developer"),
        ("RN", "Registered Nurse"),
        ("Physiotherapist", "Physical Therapist"),
        ("Software Engineer 2", "SWE II"),
    ],
)
def test_titles_of_equal_meaning_are_the_same(one: str, other: str) -> None:
    assert same_title(one, other)
    assert same_title(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Junior Data Analyst", "Data Analyst"),
        ("Data Analyst", "Data Scientist"),
        ("PM", "Product Manager"),
        ("Assistant Manager", "Manager"),
        ("Nursing Assistant", "Registered Nurse"),
        ("Software Engineer", "Senior Software Engineer"),
        ("", ""),
    ],
)
def test_titles_of_other_jobs_or_ranks_are_not(one: str, other: str) -> None:
    assert not same_title(one, other)


def test_a_title_turns_on_its_head_noun() -> None:
    found = head_of("Engineer, Platform and Tools")
    assert found is not None
    assert found.noun == "engineer"
    assert "technology" in found.families
    assert head_of("Wizardry") is None


def test_short_forms_are_written_out_unless_ambiguous() -> None:
    assert expand_title("Sr. SWE") == "senior software engineer"
    assert expand_title("PM") == "pm"
    assert len(meanings_of("PM")) > 1


def test_the_bare_title_has_no_rank() -> None:
    assert bare_title("Senior Software Engineer II") == "software engineer"
    assert bare_title("Mid-level Backend Developer") == "backend developer"


def test_equal_titles_keep_the_rank() -> None:
    assert "senior software developer" in equal_titles("Senior Software Engineer")


def test_ranks_order() -> None:
    assert rank_of("junior") < rank_of("senior") < rank_of("director")


def test_no_title_stands_in_two_groups_of_equal_titles() -> None:
    titles = [title for group in word_table("titles")["equal"]["groups"] for title in group]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("title", "seniority"),
    [("Head Chef", "lead"), ("Head of Data", "director"), ("Product Owner", None), ("HR Business Partner", None)],
)
def test_a_word_of_rank_inside_a_job_ranks_as_people_mean_it(title: str, seniority: str | None) -> None:
    assert seniority_of(title) == seniority


def test_near_jobs_are_told_from_others_of_the_same_head() -> None:
    assert near_titles("Senior Software Engineer", "Web Application Developer")
    assert not near_titles("Mechanical Engineer", "Software Engineer")


@pytest.mark.parametrize("filling", ["\t", " ", ",", " - ", ",\n"])
def test_what_follows_a_title_takes_no_longer_than_its_length(filling: str) -> None:
    began = time.process_time()
    assert head_of(f"Engineer{filling * 30_000}x") is not None
    assert time.process_time() - began < 5
