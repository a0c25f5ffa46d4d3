from __future__ import annotations

import pytest

from bespoke.optimize.guard.dates import find_dates


def dates(text: str) -> list[tuple[str, str]]:
    return [(str(d.first), str(d.last)) for d in find_dates(text)]


@pytest.mark.parametrize(
    "text", ["June 2019 - August 2020", "Jun 2019 to Aug. 2020", "2019-06 - 2020-08", "06/2019–08/2020"]
)
def test_one_range_in_any_spelling(text: str) -> None:
    assert dates(text) == [("2019-06", "2020-08")]


def test_open_ends_are_kept_open() -> None:
    assert dates("since 2020") == [("2020", "open")]
    assert dates("2018 - present") == [("2018", "open")]


def test_count_that_looks_like_a_year_is_no_date() -> None:
    assert dates("Served 2000 guests") == []
    assert dates("Served guests in 2000") == [("2000", "None")]
