"""Settings that are lists: comma separated, as people write them in an environment."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator


def _split(value: object) -> object:
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
