from __future__ import annotations

import pytest

from bespoke.optimize.rules.split import is_long, split_long

LONG = (
    "Planned the weekly rota for 24 nurses across three wards, ordered medical supplies within a monthly budget of"
    " $40,000 and trained nine new hires in the electronic record system and in infection control of the hospital"
)


def test_a_long_bullet_becomes_two_in_its_own_words() -> None:
    parts = split_long(LONG)
    assert parts is not None
    assert len(parts) == 2
    assert parts[1].startswith("Trained nine new hires")
    assert set(" ".join(parts).lower().split()) <= set(LONG.lower().replace(",", " ,").split()) | set(
        LONG.lower().split()
    )


def test_a_short_bullet_stays() -> None:
    assert split_long("Planned the rota and trained nine new hires") is None


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("trained nine new hires", "moved it to the new building with help"),
        f"Billing: {LONG}",
        "word " * 40,
        "a" * 100_000,
        "managed the team and " * 20_000,
    ],
)
def test_it_is_not_cut_where_a_part_would_lean_on_the_other(text: str) -> None:
    parts = split_long(text)
    assert parts is None or not parts[1].startswith("Moved it")


def test_sentences_keep_their_full_stops() -> None:
    first = "Wrote reports for the board of the bank every single month " * 2
    text = f"{first}in two languages. {'Held talks for staff ' * 3}."
    assert is_long(text)
    parts = split_long(text)
    assert parts is not None
    assert parts[0].endswith("languages.")


def test_deeds_set_apart_by_semicolons_are_bullets_of_their_own() -> None:
    parts = split_long("Built four pipelines in Airflow; trained two analysts on the schema.")
    assert parts == ("Built four pipelines in Airflow.", "Trained two analysts on the schema.")
    assert split_long("Built pipelines in Airflow; two years; Python and SQL") is None
    assert split_long("Built the pipelines; documented them for the team") is None


def test_parts_too_short_to_tell_anything_stay_together() -> None:
    assert split_long("Built pipelines in Airflow; trained two analysts; documented the schema.") is None


def test_a_short_form_ends_no_sentence() -> None:
    text = (
        "Assisted Dr. Smith with the planning of all clinical trials in three hospitals of the region and with the"
        " records of several hundred patients who took part in them over the years of the programme"
    )
    assert split_long(text) is None
