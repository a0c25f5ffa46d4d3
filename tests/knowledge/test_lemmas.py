from __future__ import annotations

from bespoke.knowledge.lemmas import lemma, lemmas_of


def test_forms_of_a_word_are_compared_alike() -> None:
    assert lemma("managing") == lemma("Managed") == "manage"
    assert lemma("reports") == lemma("report")
    assert lemma("organised") == lemma("organizing")


def test_words_that_every_text_has_are_left_out() -> None:
    assert lemmas_of("the team of the nurses") == (lemma("team"), lemma("nurse"))


def test_symbols_of_languages_stay() -> None:
    assert "c++" in lemmas_of("C++ and C#")
    assert "c#" in lemmas_of("C++ and C#")
