"""The guard's own word lists, read once from `data/*.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bespoke.knowledge.tables import tables

_DATA = Path(__file__).parent / "data"


def table(name: str) -> dict[str, Any]:
    """What `data/<name>.toml` says."""
    found: dict[str, Any] = tables(_DATA)[name]
    return found


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
