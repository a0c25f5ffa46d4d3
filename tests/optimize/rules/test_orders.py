from __future__ import annotations

import pytest

from bespoke.optimize.rules.orders import other_orders, other_pair, rate_before


def test_the_rate_may_stand_before_what_is_done() -> None:
    assert rate_before("Prepared reports for clients weekly") == "Prepared weekly reports for clients"
    assert rate_before("Cleaned the ward daily") is None
    assert rate_before("Presented to clients monthly") is None


def test_of_two_deeds_the_stronger_alone_claims_less() -> None:
    assert other_pair("Planned and executed campaigns") == "Executed campaigns"
    assert other_pair("Planned events and trips") is None


def test_structure_comes_before_mere_synonyms() -> None:
    first = next(other_orders("Built the loader in Go, cutting run time by 40%", []))
    assert first.startswith("Cut run time by 40%")


@pytest.mark.parametrize(
    "text", ["Fed animals daily", "Cleaned rooms and made reports daily", "Taught children weekly"]
)
def test_the_rate_stays_behind_what_is_not_regular_itself(text: str) -> None:
    assert rate_before(text) is None


def test_the_first_of_two_deeds_takes_no_preposition_of_the_second() -> None:
    assert other_pair("Led and reported to the board") is None
