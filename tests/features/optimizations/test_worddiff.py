"""The word difference spells both texts and marks only what changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.features.optimizations.worddiff import word_diff

TEXTS = st.text(alphabet="ab c\n.", max_size=60)


@given(TEXTS, TEXTS)
def test_parts_spell_both_texts(before: str, after: str) -> None:
    parts = word_diff(before, after)
    assert "".join(part.text for part in parts if part.op != "in") == before
    assert "".join(part.text for part in parts if part.op != "out") == after


def test_only_the_changed_words_are_marked() -> None:
    parts = word_diff("Was responsible for managing budgets", "Managed budgets")
    assert [part for part in parts if part.op == "same"][-1].text.strip() == "budgets"


def test_very_long_texts_are_shown_whole_rather_than_compared() -> None:
    assert [part.op for part in word_diff("a " * 5000, "b " * 5000)] == ["out", "in"]
