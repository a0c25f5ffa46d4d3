"""Wordy phrases and stiff verbs -> the plain words that mean the same: "in order to" -> "to", "utilized" -> "used"."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.verbs import form_of, verb_of
from bespoke.knowledge.weak import plainer_phrases, plainer_verbs
from bespoke.optimize.rules.writing import Change, tidy

# Before a gerund or a comparison, and at the start, "as well as" is no "and".
_NO_AND = r"as well as (?:possible\b|\w+ing\b|to\b|any\b)|(?<![^.\s])(?<!\w )(?<!, )as well as"
_STIFF_WHY = "The plain verb says the same and is read faster."


def shorten_phrases(text: str) -> Change | None:
    reasons: list[str] = []

    def plain(match: re.Match[str]) -> str:
        phrase = _by_phrase()[match.group().lower()]
        reasons.append(phrase[1])
        return phrase[0]

    shorter = tidy(_phrases().sub(plain, text))
    return Change(shorter, reasons[0]) if reasons else None


def use_plain_verbs(text: str) -> Change | None:
    plain = tidy(_words().sub(lambda match: _plain_form(match.group()), text))
    return Change(plain, _STIFF_WHY) if plain != tidy(text) else None


def _plain_form(word: str) -> str:
    stiff, form = verb_of(word), form_of(word)
    if stiff is None or form is None or stiff.base not in plainer_verbs():
        return word
    plain = verb_of(plainer_verbs()[stiff.base])
    said = plain.inflected(form) if plain else word
    return said.capitalize() if word[0].isupper() else said


@cache
def _by_phrase() -> dict[str, tuple[str, str]]:
    return {phrase.find: (phrase.use, phrase.why) for phrase in plainer_phrases()}


@cache
def _phrases() -> re.Pattern[str]:
    found = "|".join(re.escape(phrase.find) for phrase in plainer_phrases())
    return re.compile(rf"(?<![\w-])(?!{_NO_AND})(?:{found})(?![\w-])", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    """The forms of the stiff verbs; "leverage" and "leveraged loans" are no deeds."""
    deed = r"(?:^|(?<=[.,;] )|(?<= and )|(?<= to )|(?<= that )|(?<= which )|(?<= I )|(?<= we ))leverage[sd]?"
    return re.compile(
        rf"(?<![\w-])(?:utili[sz](?:e|es|ed|ing)|leveraging|{deed})"
        r"(?= (?!ratio|buyout|loan|financ|with\b|over\b|in\b|on\b|for\b|from\b|as\b|at\b|of\b|and\b|or\b)\w)",
        re.IGNORECASE | re.MULTILINE,
    )
