from __future__ import annotations

from bespoke.knowledge.questions import questions_for, why_ask
from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import verb_of, verbs


def test_every_verb_has_a_question() -> None:
    for verb in verbs():
        asked = questions_for(verb)
        assert asked, verb.base
        assert all(question.endswith("?") for question in asked)


def test_training_asks_how_many_people() -> None:
    verb = verb_of("trained")
    assert verb is not None
    assert questions_for(verb)[0] == "How many people did you train?"


def test_every_question_belongs_to_a_known_verb_or_category() -> None:
    table = word_table("questions")
    assert set(table["verb"]) <= {verb.base for verb in verbs()}
    assert set(table["category"]) == {verb.category for verb in verbs()}


def test_a_person_is_told_why_a_number_is_asked_for() -> None:
    assert why_ask().endswith(".")
