"""Flesch by our own syllables."""

from __future__ import annotations

import pytest

from bespoke.scoring.readability import flesch, readability, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("table", 2), ("made", 1), ("banana", 3), ("planning", 2), ("Zürich", 2), ("hmm", 1)],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_read_more_easily() -> None:
    hard = ["Operationalised multidisciplinary organisational transformation capabilities internationally"]
    assert flesch(["Cut the cost of each trip by half."]) > flesch(hard)


def test_nothing_to_read_is_zero() -> None:
    assert flesch([]) == 0.0


def test_readability_lies_between_zero_and_a_hundred() -> None:
    assert readability(-200, well_sized=0.0) == 0.0
    assert readability(120, well_sized=1.0) == 100.0
