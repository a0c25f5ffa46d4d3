from __future__ import annotations

from bespoke.knowledge.bm25 import Bm25
from bespoke.knowledge.lemmas import lemmas_of

TEXTS = ["Trained nurses on the ward", "Wrote the ward rota", "Repaired the roof"]


def test_the_text_with_the_rarer_word_wins() -> None:
    scores = Bm25(TEXTS).scores(lemmas_of("nurse on the ward"))
    assert max(scores, key=lambda place: scores[place]) == 0
    assert 2 not in scores


def test_unknown_words_score_nothing() -> None:
    assert Bm25(TEXTS).scores(lemmas_of("submarine")) == {}


def test_an_empty_collection_can_be_asked() -> None:
    assert Bm25([]).scores(["x"]) == {}
    assert Bm25([""]).scores(["x"]) == {}
