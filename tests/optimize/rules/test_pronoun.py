from __future__ import annotations

import pytest

from bespoke.optimize.rules.pronoun import drop_pronouns


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I helped our sales team prepare 30 proposals", "Helped the sales team prepare 30 proposals"),
        ("I have led a team and I trained 3 interns", "Led a team and trained 3 interns"),
        ("Presented my findings", "Presented the findings"),
    ],
)
def test_pronouns_go(text: str, plain: str) -> None:
    change = drop_pronouns(text)
    assert change is not None
    assert change.text == plain


@pytest.mark.parametrize(
    "text", ["We won the national tender", "Wrote what I believe in my book", "Built it", "I am glad"]
)
def test_the_team_stays_a_team_and_sentences_stay_whole(text: str) -> None:
    assert drop_pronouns(text) is None


def test_what_was_done_together_keeps_its_subject() -> None:
    assert drop_pronouns("My team and I built the new booking system") is None


def test_being_in_charge_loses_its_subject() -> None:
    change = drop_pronouns("I was in charge of five people")
    assert change is not None
    assert change.text == "In charge of five people"


@pytest.mark.parametrize(
    "text", ["When I joined, I led the team", "I was a cook, I cleaned", "I led it and I think so"]
)
def test_a_subject_goes_everywhere_or_nowhere(text: str) -> None:
    assert drop_pronouns(text) is None
