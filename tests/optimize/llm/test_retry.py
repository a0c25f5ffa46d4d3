"""When a call is made again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bespoke.optimize.llm.asking import ModelFailed
from bespoke.optimize.llm.retry import pause_s, retry_after_s


def most(low: float, high: float) -> float:
    return high


@pytest.mark.parametrize("trouble", ["busy", "timed_out", "unreachable", "cut"])
def test_what_may_pass_is_tried_twice_more_and_later_each_time(trouble: str) -> None:
    failure = ModelFailed(trouble, "x")  # type: ignore[arg-type]  # the names above
    assert [pause_s(failure, retry, left_s=60, jitter=most) for retry in (1, 2, 3)] == [0.5, 1.0, None]


@pytest.mark.parametrize("trouble", ["refused", "unfit", "nonsense"])
def test_what_stays_is_not_tried_again(trouble: str) -> None:
    assert pause_s(ModelFailed(trouble, "x"), 1, left_s=60) is None  # type: ignore[arg-type]  # the names above


def test_the_provider_says_when_and_nobody_waits_longer_than_there_is_time() -> None:
    failure = ModelFailed("busy", "x", retry_after_s=7)
    assert pause_s(failure, 1, left_s=60) == 7
    assert pause_s(failure, 1, left_s=6) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("Fri, 27 Nov 2026 12:00:30 GMT", 30.0),
        ("", None),
        (None, None),
        ("soon", None),
        ("-3", None),
        ("nan", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after_s(header, now=datetime(2026, 11, 27, 12, 0, 0, tzinfo=UTC)) == seconds
