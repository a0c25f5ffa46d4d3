from __future__ import annotations

import pytest

from bespoke.optimize.guard.lemmas import lemma, root


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organised", "organize"),
        ("programme", "program"),
        ("centres", "center"),
        ("labelled", "label"),
        ("led", "lead"),
    ],
)
def test_spelling_and_inflection_do_not_matter(one: str, other: str) -> None:
    assert lemma(one) == lemma(other)


@pytest.mark.parametrize(("noun", "verb"), [("migration", "migrate"), ("delivery", "deliver"), ("analysis", "analyze")])
def test_noun_of_a_deed_has_the_root_of_its_verb(noun: str, verb: str) -> None:
    assert root(noun) == root(verb)


@pytest.mark.parametrize(("one", "other"), [("largest", "large"), ("manager", "manage"), ("best", "good")])
def test_more_than_an_inflection_stays_apart(one: str, other: str) -> None:
    assert root(one) != root(other)
