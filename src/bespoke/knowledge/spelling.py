"""British and American spellings of one word."""

from __future__ import annotations

from functools import cache
from typing import Literal

from bespoke.knowledge.inflection import british
from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import verbs

Locale = Literal["en-US", "en-GB"]


def spelled(word: str, locale: Locale) -> str:
    """The word as the locale spells it, its capitals kept; the word itself when both spell it alike."""
    other = _table(locale).get(word.lower())
    if other is None or word.isupper():
        return word
    return other.capitalize() if word[0].isupper() else other


@cache
def _table(locale: Locale) -> dict[str, str]:
    pairs = [*word_table("spelling")["british"].items(), *_verb_forms()]
    if locale == "en-US":
        return dict(pairs)
    return {american: ours for ours, american in pairs}


def _verb_forms() -> list[tuple[str, str]]:
    forms = {form for verb in verbs() for form in (verb.base, verb.past, verb.participle, verb.ing, verb.third)}
    return [(other, form) for form in sorted(forms) for other in british(form)[1:] if other != "programme"]
