from __future__ import annotations

from bespoke.optimize.rules.spelling import spell
from bespoke.optimize.rules.writing import Writing


def test_words_follow_the_locale_and_names_do_not() -> None:
    change = spell("Organised events in colour at the Health Organisation", Writing("past", "en-US"))
    assert change is not None
    assert change.text == "Organized events in color at the Health Organisation"


def test_there_and_back_is_the_same() -> None:
    british = spell("Analyzed the behavior of neighbors", Writing("past", "en-GB"))
    assert british is not None
    back = spell(british.text, Writing("past", "en-US"))
    assert back is not None
    assert back.text == "Analyzed the behavior of neighbors"


def test_right_spelling_is_left_alone() -> None:
    assert spell("Organized events", Writing("past", "en-US")) is None
