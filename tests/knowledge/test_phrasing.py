from __future__ import annotations

from bespoke.knowledge.phrasing import nominal, written_together


def test_a_verb_and_its_object_name_the_activity() -> None:
    assert ("budget management", 2) in list(nominal(["managed", "budget"], 0))
    assert ("capital budget management", 3) in list(nominal(["manage", "capital", "budget"], 0))


def test_a_noun_of_action_with_of_names_the_activity() -> None:
    assert ("contract negotiation", 3) in list(nominal(["negotiation", "of", "contract"], 0))


def test_other_words_name_nothing() -> None:
    assert list(nominal(["budget", "manage"], 0)) == []
    assert list(nominal(["manage"], 0)) == []


def test_hyphens_and_numbers_are_written_together() -> None:
    assert written_together("T-SQL") == "TSQL"
    assert written_together("SOC 2") == "SOC2"
    assert written_together("A-133") == "A-133"
