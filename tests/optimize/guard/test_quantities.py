from __future__ import annotations

import pytest

from bespoke.optimize.guard.characters import plain
from bespoke.optimize.guard.quantities import find_quantities
from bespoke.optimize.guard.tokens import tokenize


def quantities(text: str) -> list[tuple[float, float, str, str]]:
    return [(q.low, q.high, q.unit, q.bound) for q in find_quantities(tokenize(plain(text)))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.2 million dollars", 1_200_000, "USD"),
        ("$1.2M", 1_200_000, "USD"),
        ("EUR 250,000", 250_000, "EUR"),
        ("€250K", 250_000, "EUR"),
        ("1.000.000 items", 1_000_000, ""),
        ("half a million euros", 500_000, "EUR"),
        ("two hundred and fifty people", 250, ""),
        ("twenty-five people", 25, ""),
        ("three dozen eggs", 36, ""),
        ("40 percent", 40, "percent"),
        ("3.5 percentage points", 3.5, "points"),
        ("two hours", 7200, "second"),
        ("18-month", 18, "month"),
        ("1.5 years", 18, "month"),
        ("10x", 10, "times"),
    ],
)
def test_value_and_unit_are_read_in_any_spelling(text: str, value: float, unit: str) -> None:
    assert quantities(text) == [(value, value, unit, "exact")]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 40 people", "over"),
        ("20+ people", "at_least"),
        ("up to 8 people", "at_most"),
        ("about 80 calls", "about"),
        ("nearly 100 guests", "nearly"),
        ("fewer than 10 defects", "under"),
    ],
)
def test_how_exact_a_number_is_said_to_be_is_kept(text: str, bound: str) -> None:
    assert quantities(text)[0][3] == bound


@pytest.mark.parametrize("text", ["3-8 workers", "3 to 8 workers", "between 3 and 8 workers", "3–8 workers"])
def test_range_keeps_both_ends(text: str) -> None:
    assert quantities(text) == [(3, 8, "", "exact")]


def test_magnitude_belongs_to_both_ends_of_a_range() -> None:
    assert quantities("$2-3 million") == [(2_000_000, 3_000_000, "USD", "exact")]


def test_change_from_one_value_to_another_is_no_range() -> None:
    assert quantities("from 40% to 85%") == [(40, 40, "percent", "exact"), (85, 85, "percent", "exact")]


def test_letters_glued_to_digits_make_no_number() -> None:
    assert quantities("5O0 users on ES6") == []
