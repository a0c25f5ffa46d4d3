from __future__ import annotations

from bespoke.knowledge.spelling import spelled
from bespoke.knowledge.tables import word_table


def test_words_go_both_ways_and_keep_their_capitals() -> None:
    assert spelled("Organised", "en-US") == "Organized"
    assert spelled("Organized", "en-GB") == "Organised"
    assert spelled("colour", "en-US") == "color"
    assert spelled("center", "en-GB") == "centre"


def test_words_whose_spelling_depends_on_their_sense_stay() -> None:
    for word in ("licence", "program", "programme", "practice", "check", "size", "exercise", "supervised"):
        assert spelled(word, "en-US") == word
        assert spelled(word, "en-GB") == word


def test_names_in_capitals_stay() -> None:
    assert spelled("LABOUR", "en-US") == "LABOUR"


def test_no_pair_is_circular() -> None:
    pairs = word_table("spelling")["british"]
    assert not set(pairs) & set(pairs.values())
