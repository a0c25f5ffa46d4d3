"""Reads the word lists beside this file, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bespoke.knowledge.tables import tables

_DIRECTORY = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`; callers must not change them."""
    found: dict[str, Any] = tables(_DIRECTORY)[name]
    return found


@cache
def word_set(name: str, table: str, key: str = "words") -> frozenset[str]:
    return frozenset(load(name)[table][key])
