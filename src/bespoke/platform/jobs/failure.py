"""What an error means for a job: whether it is tried again, when, and what the person is told."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bespoke.platform.errors import BespokeError, Busy, Unavailable

MAX_RETRIES = 5
MAX_TAKEOVERS = 3
RETRY_UNIT_S = 60.0
RETRY_CAP_S = 3600.0

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Failure:
    """`error` is stored with the job and shown: code, title, detail, fix."""

    error: Mapping[str, Any]
    is_transient: bool

    @property
    def code(self) -> str:
        return str(self.error["code"])


def failure_of(error: BaseException) -> Failure:
    """Errors that nobody foresaw are told without their text, which may hold a person's words."""
    if not isinstance(error, BespokeError):
        return Failure(_INTERNAL, is_transient=False)
    told = {"code": error.code, "title": error.title, "detail": error.detail, "fix": error.fix, "field": error.field}
    shown = {name: value for name, value in told.items() if value}
    return Failure(shown, is_transient=isinstance(error, Busy | Unavailable))


def retry_delay_s(failures: int, unit_s: float = RETRY_UNIT_S) -> float:
    """After `failures` earlier ones. Spread by a fifth, so that what failed together does not return together."""
    return min(unit_s * 2.0**failures * _random.uniform(0.8, 1.2), RETRY_CAP_S)


_INTERNAL: Mapping[str, Any] = {
    "code": "internal",
    "title": "Something went wrong inside",
    "detail": "The job met an error that nobody foresaw.",
    "fix": "Try again; if it happens again, report it with the job's id.",
}
CANCELLED: Mapping[str, Any] = {"code": "job_cancelled", "title": "The job was cancelled", "detail": "Before its end."}
