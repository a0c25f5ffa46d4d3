from __future__ import annotations

import pytest

from bespoke.optimize.rules.shorter import in_figures, without_end, without_tail


def test_a_tail_that_measures_nothing_goes() -> None:
    text = "Led the accounts initiative for three regions, ensuring effective ingestion of records"
    assert without_tail(text) == "Led the accounts initiative for three regions"


@pytest.mark.parametrize(
    "text",
    [
        "Led the accounts initiative for three regions, cutting errors by 40%",
        "Led the day shift at the shop, training staff, ordering stock",
        "Led it, ensuring effective ingestion of records",
        "Led the accounts initiative for three regions",
    ],
)
def test_numbers_lists_and_short_bullets_stay(text: str) -> None:
    assert without_tail(text) is None


def test_number_words_become_figures_where_they_stand_alone() -> None:
    assert in_figures("Supervised twelve nurses") == "Supervised 12 nurses"
    assert in_figures("Supervised two hundred nurses") is None
    assert in_figures("Supervised twenty-five nurses") is None
    assert in_figures("Supervised 12 nurses") is None


def test_what_it_was_for_may_go_without_number_or_skill() -> None:
    text = "Ran services for small banks to retrieve credit scores"
    assert without_end(text) == "Ran services for small banks"
    assert without_end("Ran services for small banks to retrieve 40 scores") is None
    assert without_end("Ran services for small banks to retrieve scores in Python") is None


@pytest.mark.parametrize(
    "text",
    ["Enabled the support team of the bank to answer calls", "Gave all the new nurses the chance to learn skills"],
)
def test_an_end_that_the_verb_or_noun_needs_stays(text: str) -> None:
    assert without_end(text) is None
