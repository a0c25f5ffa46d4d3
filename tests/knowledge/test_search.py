from __future__ import annotations

import pytest

from bespoke.knowledge.search import search


@pytest.mark.parametrize(
    ("query", "source", "word"),
    [
        ("tips for a nurse", "industries", "Healthcare"),
        ("executive template", "styles", "Executive"),
        ("responsible for", "weak", "Weak"),
        ("unfinished degree", "practices", "education"),
        ("photo and date of birth", "practices", "basics"),
        ("power phrases for savings", "phrases", "savings"),
        ("action verbs for leading", "verbs", "lead"),
    ],
)
def test_search_finds_the_obvious(query: str, source: str, word: str) -> None:
    found = search(query, limit=3)
    assert any(passage.source == source and word in passage.title for passage in found), found


def test_best_comes_first_and_the_limit_holds() -> None:
    found = search("verbs numbers skills", limit=4)
    assert len(found) == 4
    assert [passage.score for passage in found] == sorted((p.score for p in found), reverse=True)


def test_unknown_words_find_nothing() -> None:
    assert search("zzyzx qwxv") == []
    assert search("") == []
