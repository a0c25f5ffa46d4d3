from __future__ import annotations

from bespoke.knowledge.verbs import verb_of
from bespoke.knowledge.weak import (
    fillers,
    lead_ins,
    plainer_phrases,
    plainer_verbs,
    possessive_pronouns,
    subject_pronouns,
)


def test_no_phrase_is_listed_twice() -> None:
    phrases = [lead_in.phrase for lead_in in lead_ins()] + [phrase.find for phrase in plainer_phrases()]
    assert len(phrases) == len(set(phrases))


def test_longer_phrases_come_before_those_they_contain() -> None:
    lengths = [len(lead_in.phrase) for lead_in in lead_ins()]
    assert lengths == sorted(lengths, reverse=True)


def test_the_plain_phrase_is_never_longer() -> None:
    assert all(len(phrase.use) < len(phrase.find) for phrase in plainer_phrases())


def test_a_plain_verb_is_never_stronger_than_the_stiff_one() -> None:
    for plain in plainer_verbs().values():
        verb = verb_of(plain)
        assert verb is not None
        assert verb.strength <= 2


def test_no_word_that_holds_a_fact_is_a_filler() -> None:
    kept = {"approximately", "up", "not", "only", "partially", "remotely", "about", "daily", "first", "assisted"}
    assert not fillers().words & kept


def test_pronouns_are_known_in_lower_case() -> None:
    assert "i" in subject_pronouns().words
    assert "my" in possessive_pronouns().words
