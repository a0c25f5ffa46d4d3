"""How a rate limit refuses."""

from __future__ import annotations

import math
from typing import Self

from bespoke.platform.errors import TooMany


class TooOften(TooMany):
    """This was tried too often."""

    @classmethod
    def after(cls, seconds: float) -> Self:
        """`seconds` until the next try may pass; said in whole ones."""
        wait_s = max(1, math.ceil(seconds))
        error = cls("This was tried too often.", fix=f"Try again in {wait_s} seconds.")
        error.retry_after_s = wait_s
        return error
