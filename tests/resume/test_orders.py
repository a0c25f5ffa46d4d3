from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume.orders import insert_runs, merge_orders

BASE = list("abcde")
orders = st.permutations(BASE)


@given(orders, orders)
def test_a_merged_order_holds_everything_once_and_is_symmetric(yours: list[str], theirs: list[str]) -> None:
    merged = merge_orders(BASE, yours, theirs)
    assert merged == merge_orders(BASE, theirs, yours)
    assert merged is None or sorted(merged) == BASE


def test_independent_moves_are_both_made() -> None:
    assert merge_orders(BASE, list("bacde"), list("abced")) == list("baced")


def test_runs_follow_what_they_followed() -> None:
    assert insert_runs(["a", "b"], ["x", "a", "y", "z", "b"], ["a", "b", "w"]) == ["x", "a", "y", "z", "b", "w"]
