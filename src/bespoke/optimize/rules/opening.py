"""Variety: a third bullet that opens with the same verb takes another of equal strength."""

from __future__ import annotations

from collections.abc import Collection

from bespoke.knowledge.verbs import form_of, seldom_fits, verb_of
from bespoke.knowledge.weak import plainer_verbs
from bespoke.optimize.rules.writing import LONGEST_REWORDED, Change

_REPEATS_ALLOWED = 2
_PREPOSITIONS = frozenset({"with", "in", "to", "for", "on", "as", "at", "from", "of", "by", "up", "out", "about"})
# Verbs of many deeds: coffee is made, and neither built nor created.
_ALL_PURPOSE = frozenset(["make", "do", "take", "give", "get", "put", "set", "bring", "have"])


def vary_opening(text: str, openings: Collection[str]) -> Change | None:
    """`openings` are the base forms that the entry's bullets before this one open with, repeats included."""
    first, _, rest = text.partition(" ")
    verb = verb_of(first)
    if verb is None or not rest or len(text) > LONGEST_REWORDED or list(openings).count(verb.base) < _REPEATS_ALLOWED:
        return None
    other = next((said for said in other_openings(text) if _base(said) not in openings), None)
    return (
        Change(
            other, f"Several bullets of this job begin with “{first}”; another word of the same weight reads better."
        )
        if other
        else None
    )


def other_openings(text: str) -> tuple[str, ...]:
    """The text with every verb that may stand for its first one, in alphabetical order; none before a preposition,
    which belongs to the verb it follows ("assisted with")."""
    first, _, rest = text.partition(" ")
    verb, form = verb_of(first), form_of(first)
    if (
        verb is None
        or verb.base in _ALL_PURPOSE
        or form is None
        or not rest
        or rest.split()[0].lower() in _PREPOSITIONS
    ):
        return ()
    # "Helped clients find" takes a verb, as none of the others does.
    if verb.base == "help" and any(form_of(word) == "base" for word in rest.lower().split()[:6]):
        return ()
    others = (verb_of(base) for base in sorted(verb.synonyms - plainer_verbs().keys()))
    return tuple(f"{other.inflected(form).capitalize()} {rest}" for other in others if other and not seldom_fits(other))


def _base(text: str) -> str:
    verb = verb_of(text.partition(" ")[0])
    return verb.base if verb else ""
