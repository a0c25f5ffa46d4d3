from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.resume.dates import (
    PRESENT,
    EndDate,
    Interval,
    PartialDate,
    covered_months,
    format_date,
    format_range,
    interval,
)
from tests.resume.strategies import dates

AS_OF = PartialDate(2025, 6)


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


def months(start: str, end: str) -> int | None:
    last: EndDate = PRESENT if end == "present" else date(end)
    found = interval(date(start), last, as_of=AS_OF)
    return found.months if found else None


@given(dates())
def test_text_of_a_date_reads_back(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


@pytest.mark.parametrize(
    "text", ["", "20", "2020-13", "2020-02-30", "2020-1-1-1", "May 2020", "2020-05\n\n1", "٢٠٢٠", "0999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


def test_a_year_comes_before_its_months() -> None:
    assert sorted([date("2020-03"), date("2020"), date("2019-12-31")]) == [
        date("2019-12-31"),
        date("2020"),
        date("2020-03"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-03", "2020-03", 1),
        ("2020-03", "2021-02", 12),
        ("2016", "2024", 96),
        ("2020", "2020", 12),
        ("2020", "2021", 12),
        ("2016-03", "2018", 24),
        ("2016-11", "2018", 20),
        ("2016", "2018-03", 21),
        ("2016", "2018-11", 24),
        ("2020-05", "2020", 4),
        ("2020", "2020-05", 5),
        ("2020-06", "present", 61),
        ("2020", "present", 60),
        ("2021-05", "2019-01", None),
        ("2026-01", "present", None),
    ],
)
def test_months_of_a_stay(start: str, end: str, expected: int | None) -> None:
    assert months(start, end) == expected


def test_an_unknown_end_is_not_taken_for_present() -> None:
    assert interval(date("2020"), None, as_of=AS_OF) is None
    assert interval(None, PRESENT, as_of=AS_OF) is None


@given(dates(), dates())
def test_a_stay_never_exceeds_what_its_dates_allow(start: PartialDate, end: PartialDate) -> None:
    found = interval(start, end, as_of=AS_OF)
    if found is None:
        assert end.last_month < start.first_month
    else:
        assert start.first_month <= found.start <= found.end <= end.last_month


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=6))
def test_overlapping_months_count_once(pairs: list[tuple[int, int]]) -> None:
    spans = [Interval(start, start + length) for start, length in pairs]
    assert covered_months(spans) == len({month for s in spans for month in range(s.start, s.end + 1)})


@pytest.mark.parametrize(
    ("text", "short", "long", "numeric", "iso"),
    [
        ("2021", "2021", "2021", "2021", "2021"),
        ("2021-03", "Mar 2021", "March 2021", "03/2021", "2021-03"),
        ("2021-03-04", "4 Mar 2021", "4 March 2021", "04/03/2021", "2021-03-04"),
    ],
)
def test_dates_are_written_in_every_style(text: str, short: str, long: str, numeric: str, iso: str) -> None:
    assert format_date(date(text)) == short
    assert format_date(date(text), style="long") == long
    assert format_date(date(text), style="numeric") == numeric
    assert format_date(date(text), style="iso") == iso


def test_ranges_say_no_more_than_is_known() -> None:
    assert format_range(date("2021-03"), PRESENT) == "Mar 2021 – Present"
    assert format_range(date("2021"), date("2023-05"), style="long") == "2021 – May 2023"
    assert format_range(date("2021"), date("2021")) == "2021"
    assert format_range(date("2021"), None) == "2021"
    assert format_range(None, date("2021")) == "2021"
    assert format_range(None, None) == ""
    assert format_range(None, PRESENT, present="heute") == "heute"
