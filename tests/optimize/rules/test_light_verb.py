from __future__ import annotations

import pytest

from bespoke.optimize.rules.light_verb import do_the_deed
from bespoke.optimize.rules.writing import Writing

PAST = Writing("past")


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        ("Performed analysis of customer churn", "Analyzed customer churn"),
        ("Conducted a review of 40 contracts", "Reviewed 40 contracts"),
        ("Carried out the installation of 30 heat pumps", "Installed 30 heat pumps"),
        ("Provided support to 250 users", "Supported 250 users"),
        ("Gave presentations to the board", "Presented to the board"),
        ("Coordination of volunteers", "Coordinated volunteers"),
    ],
)
def test_the_deed_is_said_by_its_verb(weak: str, strong: str) -> None:
    change = do_the_deed(weak, PAST)
    assert change is not None
    assert change.text == strong
    assert change.why


@pytest.mark.parametrize(
    "text",
    [
        "Performed a thorough analysis of churn",
        "Performed analysis and reporting of churn",
        "Monitoring of vital signs and documentation",
        "Provided support",
        "Review board member",
    ],
)
def test_what_cannot_be_told_stays(text: str) -> None:
    assert do_the_deed(text, PAST) is None


def test_the_spelling_stays_the_persons() -> None:
    change = do_the_deed("Performed analysis of churn", Writing("past", "en-GB"))
    assert change is not None
    assert change.text == "Analysed churn"


@pytest.mark.parametrize(
    "text",
    [
        "Provided training to improve skills",
        "Provided guidance to ensure quality",
        "Provided support to help customers",
        "Provided support to design the hall",
        "Provided training to trained nurses",
        "Performed analysis of sales and reporting of results",
        "Coordination of volunteers and helping guests",
    ],
)
def test_what_it_was_for_and_what_stands_beside_it_are_no_objects(text: str) -> None:
    assert do_the_deed(text, Writing("past")) is None
