"""A light verb with the noun of a deed -> the verb of the deed: "Performed analysis of X" -> "Analyzed X"."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.inflection import british
from bespoke.knowledge.verbs import Form, Verb, form_of, is_noun_too, verb_of
from bespoke.knowledge.weak import deeds, light_verbs
from bespoke.optimize.rules.writing import Change, Writing, capitalised

_SECOND_OF = re.compile(r"(?:, | and |, and |& )(?:\w+ )?\w+(?:ing|tion|sion|ment|ance|sis|al) of\b", re.IGNORECASE)
_THEN_A_GERUND = re.compile(r" and (?P<ing>[a-z]+ing) (?!and\b|or\b|of\b)\w")
_NOUN_FIRST_WHY = "Says what you did instead of naming the task."


def do_the_deed(text: str, writing: Writing) -> Change | None:
    """None where an adjective stands before the noun, for then nobody knows what becomes of it."""
    if shares_its_of(text):
        return None
    return _led_up_to(text, writing) or _given(text, writing) or _named_only(text, writing)


def shares_its_of(text: str) -> bool:
    """Whether a second deed stands beside what the first was done to ("monitoring of vital signs and documentation"):
    as the object of a verb it would be what the first was done to."""
    return _second_deed().search(text) is not None or _SECOND_OF.search(text) is not None


def _led_up_to(text: str, writing: Writing) -> Change | None:
    match = _before_of().match(text)
    verb = verb_of(deeds()[match["noun"].lower()]) if match else None
    if match is None or verb is None:
        return None
    return _change(text, match, _spelled(verb, _form(match["light"]), match["noun"], writing))


def _given(text: str, writing: Writing) -> Change | None:
    match = _giving().match(text)
    if match is None or _leads_to_a_deed(text[match.end() :]):
        return None
    noun = match["noun"].lower()
    base = light_verbs().to_object.get(noun)
    verb = verb_of(base or light_verbs().to_kept[noun])
    if verb == verb_of(text[match.end() :].partition(" ")[0]):
        return None
    said = _spelled(verb, _form(match["light"]), noun, writing) if verb else ""
    return _change(text, match, said if base else f"{said} to") if said else None


def _named_only(text: str, writing: Writing) -> Change | None:
    """ "Coordination of volunteers" -> "Coordinated volunteers"."""
    match = None if _then_a_gerund(text) else _noun_first().match(text)
    verb = verb_of(deeds()[match["noun"].lower()]) if match else None
    if match is None or verb is None:
        return None
    said = _spelled(verb, "past" if writing.tense == "past" else "base", match["noun"], writing)
    return Change(f"{capitalised(said)} {text[match.end() :]}", _NOUN_FIRST_WHY)


def _leads_to_a_deed(following: str) -> bool:
    """ "Provided guidance to ensure quality": what the guidance was for, not whom it was given to."""
    word, _, rest = following.partition(" ")
    thing = is_noun_too(word) and not re.match(r"(?:a|an|the|all|any|its|their|our|\d\S*|[a-z]+s)\b", rest)
    return form_of(word) == "base" and not thing


def _then_a_gerund(text: str) -> bool:
    """ "Coordination of volunteers and helping guests": beside a verb the gerund would hang in the air."""
    match = _THEN_A_GERUND.search(text)
    return match is not None and form_of(match["ing"]) == "ing"


def _change(text: str, match: re.Match[str], said: str) -> Change:
    why = light_verbs().why.format(phrase=match.group().strip())
    return Change(f"{capitalised(said)} {text[match.end() :]}", why)


def _form(light: str) -> Form:
    return form_of(light.split(maxsplit=1)[0]) or "past"


def _spelled(verb: Verb, form: Form, noun: str, writing: Writing) -> str:
    """In the person's spelling: who writes "organisation" also writes "organised"."""
    spellings = british(verb.inflected(form))
    return spellings[-1] if writing.locale == "en-GB" or "isation" in noun.lower() else spellings[0]


def _forms_of(phrases: tuple[str, ...]) -> str:
    found = []
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        verb = verb_of(first)
        forms: tuple[Form, ...] = ("base", "past", "third", "ing")
        found += [f"{verb.inflected(form)} {rest}".strip() for form in forms] if verb else []
    return "|".join(found)


@cache
def _before_of() -> re.Pattern[str]:
    nouns = "|".join(sorted(deeds(), key=len, reverse=True))
    return re.compile(
        rf"(?P<light>{_forms_of(light_verbs().before_of)}) (?:a |an |the )?(?P<noun>{nouns})s? of (?=\w)",
        re.IGNORECASE,
    )


@cache
def _second_deed() -> re.Pattern[str]:
    return re.compile(rf"(?:, | and |, and |& )(?:\w+ )?(?:{'|'.join(deeds())})\b(?! \w+(?:s|ed)\b)", re.IGNORECASE)


@cache
def _giving() -> re.Pattern[str]:
    nouns = "|".join([*light_verbs().to_object, *light_verbs().to_kept])
    return re.compile(
        rf"(?P<light>{_forms_of(light_verbs().giving)}) (?:a |an |the )?(?P<noun>{nouns}) to (?=\w)", re.IGNORECASE
    )


@cache
def _noun_first() -> re.Pattern[str]:
    nouns = "|".join(sorted(deeds(), key=len, reverse=True))
    return re.compile(rf"(?:the )?(?P<noun>{nouns}) of (?=\w)", re.IGNORECASE)
