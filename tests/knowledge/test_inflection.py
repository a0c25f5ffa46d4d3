from __future__ import annotations

import pytest

from bespoke.knowledge.inflection import british, regular_forms


@pytest.mark.parametrize(
    ("base", "past", "ing", "third"),
    [
        ("manage", "managed", "managing", "manages"),
        ("carry", "carried", "carrying", "carries"),
        ("deploy", "deployed", "deploying", "deploys"),
        ("oversee", "overseed", "overseeing", "oversees"),
        ("fix", "fixed", "fixing", "fixes"),
    ],
)
def test_regular_forms_follow_the_rules_of_spelling(base: str, past: str, ing: str, third: str) -> None:
    forms = regular_forms(base)
    assert (forms.past, forms.ing, forms.third) == (past, ing, third)


def test_doubled_verbs_repeat_their_last_letter() -> None:
    assert regular_forms("ship", doubled=True).past == "shipped"


def test_british_spellings_are_offered_beside_the_american() -> None:
    assert british("organized") == ("organized", "organised")
    assert british("modeled") == ("modeled", "modelled")
    assert british("built") == ("built",)


def test_short_words_are_left_alone() -> None:
    assert british("size") == ("size",)
