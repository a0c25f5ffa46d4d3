"""The base of every value Bespoke passes between rooms."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable, and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
