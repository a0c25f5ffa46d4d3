from __future__ import annotations

import pytest

from bespoke.optimize.rules.tense import set_tense
from bespoke.optimize.rules.writing import Writing
from bespoke.resume.dates import PartialDate
from tests.optimize.fixtures import job, resume, situation


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Manage accounts and handle complaints", "Managed accounts and handled complaints"),
        ("Manages a team of five and trains new hires", "Managed a team of five and trained new hires"),
        ("Writing reports for the board", "Wrote reports for the board"),
        ("Build REST APIs", "Built REST APIs"),
    ],
)
def test_a_past_job_is_told_in_the_past(text: str, past: str) -> None:
    change = set_tense(text, Writing("past"))
    assert change is not None
    assert change.text == past


def test_a_present_job_drops_only_the_odd_forms() -> None:
    change = set_tense("Manages a team", Writing("present"))
    assert change is not None
    assert change.text == "Manage a team"
    assert set_tense("Managed a team", Writing("present")) is None
    assert set_tense("Manage a team", Writing("present")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lead developer of the portal",
        "Support engineers on call",
        "Design review of bridges",
        "Open source, 2200+ GitHub stars",
        "Including courses taught in Japanese",
        "Do you believe in growth?",
        "Managed a team",
        "Cut costs by 4%",
        "Manage accounts and design software",
        "Onboarding and offboarding of staff",
        "Java",
        "",
    ],
)
def test_nouns_and_past_forms_stay(text: str) -> None:
    assert set_tense(text, Writing("past")) is None


@pytest.mark.parametrize(
    "stuck", ["Design software architecture", "Elaborate risk plans for clients", "Support integration testing"]
)
def test_an_entry_is_moved_as_a_whole_or_not_at_all(stuck: str) -> None:
    moved = [rewritten(over, "Manage accounts") for over in (["Build the portal"], ["Build the portal", stuck])]
    assert moved == ["Managed accounts", None]


def rewritten(others: list[str], text: str) -> str | None:
    looked = situation(resume(job(text, *others, end=PartialDate(2022))))
    change = set_tense(text, looked.groups[0].writing)
    return change.text if change else None


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Managing accounts, including billing", "Managed accounts, including billing"),
        ("Managing the team, ensuring quality", "Managed the team, ensuring quality"),
        ("Managing a store and its staff, training and payroll", "Managed a store and its staff, training and payroll"),
        ("Managing staff, ensuring quality and reducing cost", "Managed staff, ensured quality and reduced cost"),
    ],
)
def test_a_form_in_ing_that_says_how_it_was_done_stays(text: str, past: str) -> None:
    change = set_tense(text, Writing("past"))
    assert change is not None
    assert change.text == past


def test_a_gerund_that_may_be_a_noun_leaves_the_text_alone() -> None:
    assert set_tense("Managing budgets and reporting", Writing("past")) is None
