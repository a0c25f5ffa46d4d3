"""Folded text keeps its places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.intake.lexicon.folding import fold, fold_phrase


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_phrases_lose_accents_marks_and_spaces_between_chinese_characters() -> None:
    assert fold_phrase("  Éducation & Formation :") == "education and formation"
    assert fold_phrase("教 育 背 景") == "教育背景"
