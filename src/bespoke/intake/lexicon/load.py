"""Reads the TOML data beside this file, once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`; callers must not change them."""
    return tomllib.loads(files("bespoke.intake.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def word_set(name: str, table: str, key: str = "words") -> frozenset[str]:
    return frozenset(load(name)[table][key])
