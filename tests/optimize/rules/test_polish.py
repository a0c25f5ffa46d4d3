from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.rules.polish import polish
from bespoke.optimize.rules.writing import Writing


def test_all_rules_work_on_one_text() -> None:
    polished = polish("I was responsible for managing our budget on a monthly basis", Writing("past"))
    assert polished.text == "Managed the budget monthly"
    assert len(polished.reasons) >= 3


def test_a_good_text_stays_as_it_is() -> None:
    text = "Led the migration of 38 services to Kubernetes, cutting deployment from 42 to 9 minutes"
    assert polish(text, Writing("past")).text == text


def test_the_first_stage_is_the_text_as_it_came() -> None:
    assert polish("I led it", Writing("past")).stages[0] == ("I led it", ())


@given(st.text(max_size=200))
def test_polishing_twice_changes_nothing_more_and_never_crashes(text: str) -> None:
    once = polish(text, Writing("past")).text
    assert polish(once, Writing("past")).text == once


def test_what_is_far_too_long_for_a_bullet_is_left_alone() -> None:
    text = "Was responsible for managing teams and " * 10_000
    assert polish(text, Writing("past")).text == text


def test_no_polish_makes_the_verb_stronger_than_what_was_owned() -> None:
    for text in ("Helped with the rollout", "Assisted in managing the office", "Shadowed senior nurses"):
        verb, before = verb_of(polish(text, Writing("past")).text.split()[0]), verb_of(text.split()[0])
        assert verb is not None
        assert before is not None
        assert verb.strength <= before.strength
