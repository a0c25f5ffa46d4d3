"""How often and when a call is made again."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bespoke.optimize.llm.asking import PASSING, ModelFailed

RETRIES = 2
_FIRST_S, _LONGEST_S = 0.5, 20.0
Jitter = Callable[[float, float], float]


def pause_s(failure: ModelFailed, retry: int, *, left_s: float, jitter: Jitter = random.uniform) -> float | None:
    """Seconds to wait before the retry (from 1); None when there is none: for failures that stay, after two, and when
    the provider asks for more time than is left."""
    if failure.trouble not in PASSING or retry > RETRIES:
        return None
    own = jitter(0.5, 1.0) * min(_FIRST_S * 2 ** (retry - 1), _LONGEST_S)
    pause = max(own, failure.retry_after_s or 0.0)
    return pause if pause < left_s else None


def retry_after_s(header: str | None, *, now: datetime | None = None) -> float | None:
    """The header's seconds or its date, as seconds from now; None for neither."""
    if not header:
        return None
    try:
        return max(float(header), 0.0) if header.strip().replace(".", "", 1).isdigit() else _until(header, now)
    except (ValueError, OverflowError):
        return None


def _until(header: str, now: datetime | None) -> float:
    return max((parsedate_to_datetime(header) - (now or datetime.now(UTC))).total_seconds(), 0.0)
