"""Questions whose answers make a bullet measurable, by the verb it begins with."""

from __future__ import annotations

from bespoke.knowledge.toml import read_toml
from bespoke.knowledge.verbs import Verb


def questions_for(verb: Verb) -> tuple[str, ...]:
    """The verb's own questions, then its category's; the first is the one to ask."""
    table = read_toml("questions")
    own, general = table["verb"].get(verb.base, []), table["category"].get(verb.category, [])
    return tuple(dict.fromkeys([*own, *general]))


def own_questions(verb: Verb) -> tuple[str, ...]:
    """Those asked about this very verb."""
    return tuple(read_toml("questions")["verb"].get(verb.base, ()))


def why_ask() -> str:
    """What a person is told a number is good for."""
    text: str = read_toml("questions")["why"]["text"]
    return text
