from __future__ import annotations

from bespoke.knowledge.phrases import phrases, phrases_for
from bespoke.knowledge.verbs import verb_of


def test_a_phrase_needs_a_fact_for_every_slot() -> None:
    phrase = next(p for p in phrases() if p.pattern == "Trained {count} {people} in {subject}")
    assert phrase.fill({"count": "15", "people": "cashiers"}) is None
    assert (
        phrase.fill({"count": "15", "people": "cashiers", "subject": "first aid"}) == "Trained 15 cashiers in first aid"
    )


def test_braces_in_a_fact_are_only_text() -> None:
    phrase = next(p for p in phrases() if p.slots == ("count", "people") and p.purpose == "teaching")
    assert phrase.fill({"count": "{people}", "people": "x"}) == "Mentored {people} x"


def test_a_phrase_claims_no_more_than_its_verb() -> None:
    for phrase in phrases():
        verb = verb_of(phrase.pattern.split()[0])
        assert verb is None or verb.strength <= phrase.strength, phrase.pattern


def test_weak_deeds_get_no_strong_phrases() -> None:
    assert all(phrase.strength <= 1 for phrase in phrases_for("collaboration", strength=1))
    assert phrases_for("leadership", strength=2) == ()


def test_no_pattern_is_listed_twice_and_none_holds_a_number() -> None:
    patterns = [phrase.pattern for phrase in phrases()]
    assert len(patterns) == len(set(patterns))
    assert not any(character.isdigit() for pattern in patterns for character in pattern)
