"""Dates of many languages and forms, and what is no date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.intake.structure.dates import find_dates, is_only_dates, strip_dates


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Aug. 2018 – May 2021", "2018-08", "2021-05"),
        ("Jan 2020 - Present · 2 yrs 3 mos", "2020-01", "present"),
        ("2019年3月-2021年6月", "2019-03", "2021-06"),
        ("2016.07 — 至今", "2016-07", "present"),
        ("seit März 2020", "2020-03", "present"),
        ("depuis janv. 2019", "2019-01", "present"),
        ("sept. 2015–déc. 2018", "2015-09", "2018-12"),
        ("enero de 2019 - actualidad", "2019-01", "present"),
        ("gennaio 2014 – oggi", "2014-01", "present"),
        ("março de 2016 - atual", "2016-03", "present"),
        ("янв. 2018 — настоящее время", "2018-01", "present"),
        ("May – August 2020", "2020-05", "2020-08"),
        ("10/2021 - 07/2022", "2021-10", "2022-07"),
        ("01.02.2019–31.12.2020", "2019-02-01", "2020-12-31"),
        ("2010-2014 (expected)", "2010", "2014"),
        ("2013–15", "2013", "2015"),
        ("Summers 2001 – 2003", "2001", "2003"),
        ("Jan '19 – Mar '20", "2019-01", "2020-03"),
        ("May 12, 2019 to June 1, 2020", "2019-05-12", "2020-06-01"),
        ("Juin 2015 à ce jour", "2015-06", "present"),
        ("June 2020 –", "2020-06", "present"),
    ],
)
def test_a_range_is_read_whole(text: str, start: str, end: str) -> None:
    (span,) = find_dates(text)
    assert (str(span.start), str(span.end), span.ranged) == (start, end, True)


def test_a_range_printed_backwards_is_put_in_order() -> None:
    (span,) = find_dates("2020 - 2018")
    assert (str(span.start), str(span.end)) == ("2018", "2020")


def test_one_date_is_no_range_and_a_season_says_more_than_its_year() -> None:
    (span,) = find_dates("Summer 2004")
    assert (str(span.start), span.ranged, span.vague) == ("2004", False, True)


@pytest.mark.parametrize(
    "text",
    ["may improve", "10.1234/abc.2023.1234", "cut costs by 40%", "March with us", "v2.0"],
)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert find_dates(text) == ()


def test_dates_and_durations_are_taken_out_with_their_brackets() -> None:
    assert strip_dates("Acme (Jan 2019 - Mar 2020)") == "Acme"
    assert is_only_dates("March 2020 - Present (4 years 3 months)")
    assert not is_only_dates("Acme 2019")


@given(st.text(max_size=120))
def test_any_text_is_survived_and_spans_lie_inside_it(text: str) -> None:
    spans = find_dates(text)
    assert all(0 <= span.first < span.last <= len(text) for span in spans)
    assert all(a.last <= b.first for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["BA Business, 2018", "Form Press, 2021", "First Class 2019"])
def test_the_end_of_a_word_is_no_season(text: str) -> None:
    (span,) = find_dates(text)
    assert text[span.first : span.last] == text[-4:]
    assert not span.vague


def test_the_end_of_a_number_is_no_month() -> None:
    (span,) = find_dates("+44 / 2019")
    assert str(span.start) == "2019"
