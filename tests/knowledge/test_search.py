from __future__ import annotations

import pytest

from bespoke.knowledge.search import passage, search


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
        ("how long should my resume be", "practices", "page"),
        ("quantify achievements", "practices", "number"),
        ("should I use I pronouns", "practices", "I, my"),
        ("action verbs for leadership", "verbs", "lead"),
        ("gap in employment", "practices", "month and year"),
        ("teacher resume", "industries", "Education"),
        ("objective statement", "practices", "not what you want"),
        ("passive voice", "practices", "active voice"),
        ("two column layout for ATS", "practices", "one column"),
        ("what if I have no numbers", "practices", "number"),
        ("hobbies", "practices", "interests"),
        ("keywords for a welder", "industries", "manufacturing"),
    ],
)
def test_search_finds_the_obvious(query: str, source: str, word: str) -> None:
    found = search(query, limit=3)
    assert any(passage.source == source and word in passage.title for passage in found), found


def test_best_comes_first_and_the_limit_holds() -> None:
    found = search("verbs numbers skills", limit=4)
    assert len(found) == 4
    assert [passage.score for passage in found] == sorted((p.score for p in found), reverse=True)


def test_every_passage_can_be_cited_by_an_id_of_its_own() -> None:
    found = search("verb number skill page template lead weak word health law school", limit=500)
    assert len({one.id for one in found}) == len(found) > 60
    assert all((known := passage(one.id)) is not None and known.text == one.text for one in found)
    assert passage("practices/nothing") is None


def test_unknown_words_find_nothing() -> None:
    assert search("zzyzx qwxv") == []
    assert search("") == []
