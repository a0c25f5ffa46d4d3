from __future__ import annotations

import pytest

from bespoke.optimize.rules.passive import activate
from bespoke.optimize.rules.writing import Writing


def test_the_person_named_becomes_the_doer() -> None:
    change = activate("The monthly reports were prepared by me for the board", Writing("past"))
    assert change is not None
    assert change.text == "Prepared the monthly reports for the board"


def test_irregular_participles_are_known() -> None:
    change = activate("The handbook was written by myself", Writing("past"))
    assert change is not None
    assert change.text == "Wrote the handbook"


@pytest.mark.parametrize(
    "text",
    ["Reports were prepared for the board", "The tender was won by the team", "Was promoted twice", "Built by me"],
)
def test_what_others_may_have_done_stays_passive(text: str) -> None:
    assert activate(text, Writing("past")) is None


def test_a_second_participle_gets_its_object_or_nothing_changes() -> None:
    change = activate("The newsletter was written by me and sent to 4,000 members", Writing("past"))
    assert change is not None
    assert change.text == "Wrote the newsletter and sent it to 4,000 members"


@pytest.mark.parametrize(
    "text",
    [
        "The rota was written by me and the menus by the chef",
        "The rota was written by me or the chef",
        "The rota was written by me and John",
        "The report was written by me, and then sent",
        "Because the site was hacked the code was rewritten by me",
        "The rota was only written by me",
    ],
)
def test_a_sentence_with_more_than_one_deed_stays(text: str) -> None:
    assert activate(text, Writing("past")) is None
