from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume.orders import insert_runs, merge_orders, unmoved

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


@given(orders)
def test_what_did_not_move_keeps_its_order_and_is_as_much_as_can_be(moved: list[str]) -> None:
    kept = [item for item in moved if item in unmoved(BASE, moved)]
    assert kept == sorted(kept)
    longer = (c for size in range(len(kept) + 1, 6) for c in combinations(moved, size))
    assert not any(list(c) == sorted(c) for c in longer)


def test_very_long_orders_take_no_time() -> None:
    base = [str(n) for n in range(50_000)]
    assert len(unmoved(base, [*base[1:], base[0]])) == 49_999
