from __future__ import annotations

import pytest

from bespoke.optimize.rules.wordy import shorten_phrases, use_plain_verbs


def test_wordy_phrases_become_plain() -> None:
    change = shorten_phrases("Checked stock on a daily basis in order to avoid waste")
    assert change is not None
    assert change.text == "Checked stock daily to avoid waste"


def test_a_phrase_that_says_nothing_goes() -> None:
    change = shorten_phrases("Trained a total of 15 clerks")
    assert change is not None
    assert change.text == "Trained 15 clerks"


def test_as_well_as_possible_is_no_and() -> None:
    assert shorten_phrases("Kept the plant running as well as possible") is None


def test_stiff_verbs_become_plain_in_their_own_form() -> None:
    for stiff, plain in [("Utilized", "Used"), ("Leveraging", "Using"), ("utilise", "use")]:
        change = use_plain_verbs(f"{stiff} Python scripts")
        assert change is not None
        assert change.text.lower() == f"{plain} Python scripts".lower()


def test_leverage_as_a_noun_stays() -> None:
    assert use_plain_verbs("Modelled the leverage ratio of banks") is None
    assert use_plain_verbs("Used Python") is None


def test_a_means_is_what_it_was_done_with() -> None:
    change = shorten_phrases("Cut costs by means of a new tool")
    assert change is not None
    assert change.text == "Cut costs with a new tool"


@pytest.mark.parametrize("text", ["Led the team as well as managing budgets", "As well as managing staff, ran payroll"])
def test_as_well_as_before_a_gerund_is_no_and(text: str) -> None:
    assert shorten_phrases(text) is None


@pytest.mark.parametrize(
    "text", ["Gained leverage with vendors", "Increased leverage in talks", "Sold leveraged loans"]
)
def test_leverage_that_is_no_deed_stays(text: str) -> None:
    assert use_plain_verbs(text) is None
