"""The guard's own word lists, read once from `data/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.toml`."""
    return tomllib.loads((files("bespoke.optimize.guard") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(section: str, key: str = "words") -> frozenset[str]:
    """One list of `lexicon.toml` as a set."""
    return frozenset(table("lexicon")[section][key])


@cache
def link_classes() -> dict[str, str]:
    """Preposition -> the role it gives to what follows."""
    return {word: role for role, words in reversed(table("lexicon")["link"].items()) for word in words}


@cache
def proficiency_rungs() -> dict[str, int]:
    return {word: int(rung) for rung, words in table("lexicon")["proficiency"].items() for word in words}
