from __future__ import annotations

from collections import Counter

import pytest

from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import STRENGTHS, are_synonyms, form_of, verb_of, verbs, verbs_in


def test_there_are_enough_verbs_and_each_stands_once() -> None:
    counts = Counter(verb.base for verb in verbs())
    assert len(counts) >= 280
    assert [base for base, count in counts.items() if count > 1] == []


def test_every_strength_is_on_the_scale_and_used() -> None:
    assert {verb.strength for verb in verbs()} == set(range(len(STRENGTHS)))


def test_every_exception_of_spelling_belongs_to_a_verb() -> None:
    bases = {verb.base for verb in verbs()}
    table = word_table("verbs")
    assert set(table["irregular"]) <= bases
    assert set(table["spelling"]["doubled"]) <= bases


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Led", "lead"),
        ("built", "build"),
        ("writing", "write"),
        ("written", "write"),
        ("shipped", "ship"),
        ("carries", "carry"),
        ("analysed", "analyze"),
        ("organising", "organize"),
        ("modelled", "model"),
        ("oversaw", "oversee"),
        ("taught", "teach"),
    ],
)
def test_a_verb_is_known_in_every_form_and_spelling(word: str, base: str) -> None:
    verb = verb_of(word)
    assert verb is not None
    assert verb.base == base


def test_words_that_are_no_verbs_are_unknown() -> None:
    assert verb_of("banana") is None
    assert verb_of("") is None


def test_a_form_of_two_verbs_means_the_weaker() -> None:
    found = verb_of("found")
    assert found is not None
    assert found.base == "find"


def test_helping_is_weaker_than_doing_and_doing_than_leading() -> None:
    order = [verb_of(word) for word in ("observed", "assisted", "built", "managed", "led")]
    assert [verb.strength for verb in order if verb] == [0, 1, 2, 3, 4]


def test_forms_are_told_apart() -> None:
    assert [form_of(word) for word in ("write", "wrote", "written", "writing", "writes")] == [
        "base",
        "past",
        "participle",
        "ing",
        "third",
    ]


def test_synonyms_are_mutual_and_of_equal_strength() -> None:
    by_base = {verb.base: verb for verb in verbs()}
    for verb in verbs():
        for other in verb.synonyms:
            assert by_base[other].strength == verb.strength
            assert verb.base in by_base[other].synonyms


def test_building_is_developing_but_helping_is_not_leading() -> None:
    assert are_synonyms("Developed", "built")
    assert not are_synonyms("helped", "led")
    assert not are_synonyms("banana", "led")


def test_a_category_lists_its_verbs() -> None:
    assert {"lead", "oversee"} <= {verb.base for verb in verbs_in("lead")}
