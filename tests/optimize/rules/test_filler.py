from __future__ import annotations

import pytest

from bespoke.optimize.rules.filler import drop_fillers


@pytest.mark.parametrize(
    ("wordy", "plain"),
    [
        ("Successfully launched the shop", "Launched the shop"),
        ("Answered phones, booked rooms, etc.", "Answered phones and booked rooms"),
        ("Efficiently and effectively sorted mail", "Sorted mail"),
        ("Sorted mail. Proactively greeted guests at the door.", "Sorted mail. Greeted guests at the door."),
    ],
)
def test_fillers_go_and_the_rest_stays(wordy: str, plain: str) -> None:
    change = drop_fillers(wordy)
    assert change is not None
    assert change.text == plain


@pytest.mark.parametrize(
    "text", ["Cost-effectively moved freight", "Was not very late", "Sorted mail", "Managed about 40 sites", ""]
)
def test_words_that_carry_something_stay(text: str) -> None:
    assert drop_fillers(text) is None


def test_a_text_of_fillers_only_is_left_alone() -> None:
    assert drop_fillers("Successfully") is None
