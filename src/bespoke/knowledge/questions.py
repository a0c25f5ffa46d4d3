"""Questions whose answers make a bullet measurable, by the verb it begins with."""

from __future__ import annotations

from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import Verb


def questions_for(verb: Verb) -> tuple[str, ...]:
    """The verb's own questions, then its category's; the first is the one to ask."""
    table = word_table("questions")
    own, general = table["verb"].get(verb.base, []), table["category"].get(verb.category, [])
    return tuple(dict.fromkeys([*own, *general]))


def own_questions(verb: Verb) -> tuple[str, ...]:
    """Those asked about this very verb."""
    return tuple(word_table("questions")["verb"].get(verb.base, ()))


def why_ask() -> str:
    """What a person is told a number is good for."""
    text: str = word_table("questions")["why"]["text"]
    return text
