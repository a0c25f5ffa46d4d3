"""Delays and what is told of an error."""

from __future__ import annotations

import pytest

from bespoke.platform.database.errors import DatabaseUnavailable
from bespoke.platform.errors import Conflict, NotFound
from bespoke.platform.jobs.failure import failure_of, retry_delay_s


@pytest.mark.parametrize(("failures", "seconds"), [(0, 60), (1, 120), (2, 240), (3, 480), (4, 960)])
def test_delays_double_and_are_spread_by_a_fifth(failures: int, seconds: float) -> None:
    delays = [retry_delay_s(failures) for _ in range(200)]
    assert all(0.8 * seconds <= delay <= 1.2 * seconds for delay in delays)
    assert max(delays) - min(delays) > 0.2 * seconds


def test_no_delay_exceeds_an_hour() -> None:
    assert max(retry_delay_s(6) for _ in range(200)) == 3600


@pytest.mark.parametrize(
    ("error", "is_transient"),
    [
        (DatabaseUnavailable("Gone."), True),
        (Conflict("No."), False),
        (NotFound("No."), False),
        (ValueError("x"), False),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(error: Exception, is_transient: bool) -> None:
    assert failure_of(error).is_transient is is_transient
