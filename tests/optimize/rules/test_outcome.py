from __future__ import annotations

import pytest

from bespoke.optimize.rules.outcome import outcome_behind, outcome_first, say_outcome, tools_behind


def test_an_outcome_is_said_by_its_verb() -> None:
    change = say_outcome("Led the redesign of the site, resulting in a 40% increase in sign-ups.")
    assert change is not None
    assert change.text == "Led the redesign of the site, increasing sign-ups by 40%."


def test_the_outcome_comes_first_and_goes_back() -> None:
    deed = "Rewrote the caching tier in Go, cutting latency by 40%"
    change = outcome_first(deed)
    assert change is not None
    assert change.text == "Cut latency by 40% by rewriting the caching tier in Go"
    assert outcome_behind(change.text) == deed


@pytest.mark.parametrize(
    "text",
    [
        "Rewrote the caching tier in Go, cutting latency",
        "Wrote and tested the loader, cutting run time by 40%",
        "Taught three classes, training 30 nurses",
        "Rewrote the tier, cutting latency by 40%, and trained two analysts",
        "Latency work, cutting costs by 40%",
    ],
)
def test_two_deeds_or_no_measure_stay_as_they_are(text: str) -> None:
    assert outcome_first(text) is None


def test_tools_go_behind_the_deed() -> None:
    assert tools_behind("Using Python, built a churn model") == "Built a churn model using Python"
    assert tools_behind("Using Python every day") is None


def test_the_full_stop_stays_at_the_end() -> None:
    change = outcome_first("Owned the runbook of the web team, cutting outages from 90 minutes to 35 minutes.")
    assert change is not None
    assert change.text == "Cut outages from 90 minutes to 35 minutes by owning the runbook of the web team."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cut costs while achieving a 20% increase in sales", "Cut costs while increasing sales by 20%"),
        ("Grew by achieving a 20% increase in sales", "Grew by increasing sales by 20%"),
    ],
)
def test_a_joined_outcome_gets_no_comma(text: str, said: str) -> None:
    change = say_outcome(text)
    assert change is not None
    assert change.text == said
