from __future__ import annotations

import pytest

from bespoke.optimize.rules.filler import close_list, drop_fillers, drop_vague


@pytest.mark.parametrize(
    ("wordy", "plain"),
    [
        ("Successfully launched the shop", "Launched the shop"),
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


@pytest.mark.parametrize(
    ("open_list", "closed"),
    [
        ("Answered phones, booked rooms, etc.", "Answered phones and booked rooms"),
        ("Wrote code, tests and documentation etc.", "Wrote code, tests and documentation"),
        ("Sent mail. Built an app for marketing etc.", "Sent mail. Built an app for marketing."),
        ("Sold shoes (boots, etc.) and bags", "Sold shoes (boots) and bags"),
    ],
)
def test_a_list_closes_without_etc(open_list: str, closed: str) -> None:
    change = close_list(open_list)
    assert change is not None
    assert change.text == closed


def test_vague_words_go_before_a_plural_only() -> None:
    change = drop_vague("Managed various projects")
    assert change is not None
    assert change.text == "Managed projects"
    assert drop_vague("Worked with diverse and remote groups") is None
    assert drop_vague("Hired a diverse team") is None


def test_a_question_is_no_bullet_to_polish() -> None:
    assert drop_fillers("Do you really believe it?") is None
