"""How a rate limit refuses."""

from __future__ import annotations

import math

from bespoke.platform.errors import Busy


class TooOften(Busy):
    """This was tried too often."""

    retry_after_s: int = 1

    @classmethod
    def after(cls, seconds: float) -> TooOften:
        error = cls("This was tried too often.", fix=f"Try again in {max(1, math.ceil(seconds))} seconds.")
        error.retry_after_s = max(1, math.ceil(seconds))
        return error
