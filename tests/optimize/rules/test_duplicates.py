from __future__ import annotations

from bespoke.optimize.rules.duplicates import duplicates
from tests.optimize.fixtures import bullets


def test_the_fuller_of_two_alike_is_kept() -> None:
    short, full = bullets("Trained cashiers", "Trained 15 new cashiers at the store")
    assert duplicates((short, full)) == ((full, short),)


def test_other_numbers_are_other_facts() -> None:
    assert duplicates(bullets("Trained 15 cashiers in 2019", "Trained 12 cashiers in 2020")) == ()


def test_different_bullets_and_empty_ones_are_left_alone() -> None:
    assert duplicates(bullets("Trained cashiers", "Wrote Go services", "", "")) == ()


def test_a_bullet_is_folded_once() -> None:
    pairs = duplicates(bullets("Trained cashiers", "Trained cashiers", "Trained cashiers"))
    assert len(pairs) == 1
