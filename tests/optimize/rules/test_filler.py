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


@pytest.mark.parametrize(
    ("wordy", "plain"),
    [
        ("Processed orders accurately and efficiently", "Processed orders accurately"),
        ("Processed orders accurately and efficiently.", "Processed orders accurately."),
        ("Worked efficiently and safely", "Worked safely"),
        ("Efficiently and safely processed orders", "Safely processed orders"),
        ("Accurately and efficiently processed orders", "Accurately processed orders"),
        ("Worked to efficiently and safely deliver food", "Worked to safely deliver food"),
        ("Delivered goods efficiently and on time", "Delivered goods on time"),
        ("Responded as quickly and efficiently as possible", "Responded as quickly as possible"),
        ("Managed staff and successfully launched a shop", "Managed staff and launched a shop"),
        ("Led the team, efficiently and safely", "Led the team, safely"),
        ("Led a very large team", "Led a large team"),
    ],
)
def test_the_and_beside_a_filler_goes_along_or_keeps_its_two_sides(wordy: str, plain: str) -> None:
    change = drop_fillers(wordy)
    assert change is not None
    assert change.text == plain


@pytest.mark.parametrize(
    "text",
    [
        "Worked quickly, efficiently and safely",
        "Worked quickly, safely, and efficiently",
        "Worked efficiently but safely with clients",
        "Worked more effectively with clients",
        "Responded as efficiently as possible",
        "Worked both efficiently and safely",
        "Worked efficiently/safely with staff",
        "Made an actively maintained list",
        "Led a very old team",
        "Communicated effectively",
        "Ran (successfully) a shop",
        "Enjoyed it very much",
        "Skills: proactively, diligently",
        "Handled personally identifiable information",
        "Read Really Simple Syndication feeds",
    ],
)
def test_a_filler_stays_where_the_sentence_would_break_without_it(text: str) -> None:
    assert drop_fillers(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Managed various and diverse projects",
        "Sorted assorted, miscellaneous items",
        "Helped in various ways",
        "Handled various types of cargo",
        "Taught people of diverse backgrounds",
    ],
)
def test_a_vague_word_stays_where_something_hangs_on_it(text: str) -> None:
    assert drop_vague(text) is None


@pytest.mark.parametrize(
    ("open_list", "closed"),
    [
        ("Sold shoes, bags, etc. in London", "Sold shoes and bags in London"),
        ("Answered phones, emails, etc. and greeted guests", "Answered phones and emails and greeted guests"),
    ],
)
def test_an_etc_inside_a_sentence_leaves_no_full_stop(open_list: str, closed: str) -> None:
    change = close_list(open_list)
    assert change is not None
    assert change.text == closed
