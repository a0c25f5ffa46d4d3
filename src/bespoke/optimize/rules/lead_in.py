"""Weak lead-in -> the verb itself: "Was responsible for managing X" -> "Managed X"."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.verbs import Verb, form_of, verb_of
from bespoke.knowledge.weak import deeds, lead_ins
from bespoke.optimize.rules.light_verb import shares_its_of
from bespoke.optimize.rules.writing import Change, Writing, capitalised

_CHAIN = re.compile(r"(?P<and>,? and |, )(?P<ing>[A-Za-z-]+ing)\b(?P<next> [\w'’$€£+]+)?")
_OBJECT = re.compile(
    r" (?:a|an|the|all|any|each|every|its|their|new|up|\d[\w,.]*|[$€£]\S+|over|about|some)$", re.IGNORECASE
)

_GERUND = re.compile(r"[A-Za-z-]+ing\b")
_BETWEEN = re.compile(r", and |, | and ")
_ANY_OBJECT = re.compile(r" (?!of\b|and\b|or\b)[\w'’$€£+]+$")


def strengthen(text: str, writing: Writing) -> Change | None:
    """None where the phrase is followed by no verb we know, or by a list whose reading is not certain."""
    match = _opening().match(text)
    if match is None:
        return None
    told_as_over = match["phrase"].lower().startswith(("was", "were")) or match["phrase"].lower().endswith("ed")
    tense = Writing("past", writing.locale) if told_as_over else writing
    said = _by_gerund(match, text, tense) or _by_noun(match, text, tense)
    reason = next(lead_in.why for lead_in in lead_ins() if lead_in.phrase == match["phrase"].lower())
    return Change(capitalised(said), reason) if said else None


def _by_gerund(match: re.Match[str], text: str, writing: Writing) -> str | None:
    verb = verb_of(match["first"])
    if verb is None or form_of(match["first"]) != "ing":
        return None
    listed = _all_begin(text[match.start("first") :])
    told = match["phrase"].lower().endswith(("included", "include", "involved"))
    if not listed and not _has_object(text[match.end() :]):
        return None
    rest = _rest(text[match.end() :], writing, _ANY_OBJECT if listed or told else _OBJECT)
    return None if rest is None else _said(verb, writing) + rest


def _has_object(rest: str) -> bool:
    """Whether the gerund, or the last of those that stand beside it, is followed by what it is done to: else it may be
    a noun ("cleaning and maintenance of rooms", "scheduling")."""
    while match := _CHAIN.match(rest):
        if form_of(match["ing"]) != "ing":
            return False
        rest = rest[match.end("ing") :]
    return re.match(r" (?!and\b|or\b|of\b)[\w$€£'\"“]", rest) is not None


def _all_begin(listed: str) -> bool:
    """Whether each of three or more items begins with a verb in -ing: then none of them is a noun."""
    items = _BETWEEN.split(listed)
    return len(items) > 2 and all(_GERUND.match(item) and form_of(item.split()[0]) == "ing" for item in items)


def _by_noun(match: re.Match[str], text: str, writing: Writing) -> str | None:
    """ "the supervision of X" -> "supervised X"; not where a second noun of a deed shares the "of"."""
    verb = verb_of(deeds().get(match["first"].lower(), ""))
    rest = text[match.end() :]
    if verb is None or not rest.startswith(" of ") or shares_its_of(rest):
        return None
    return _said(verb, writing) + rest.removeprefix(" of")


def _rest(rest: str, writing: Writing, objects: re.Pattern[str]) -> str | None:
    """What follows the first verb, with the gerunds that stand beside it put into the same tense. A later gerund that
    is not followed by one of `objects` may be a noun ("payroll and training programs"), and then nothing is certain."""
    parts, at, beside = [], 0, True
    for match in _CHAIN.finditer(rest):
        beside = beside and match.start() == at
        verb = verb_of(match["ing"])
        if verb is None or form_of(match["ing"]) != "ing":
            beside = False
            continue
        if not beside and not objects.match(match["next"] or ""):
            return None
        parts += [rest[at : match.start()], match["and"], _said(verb, writing)]
        at = match.end("ing")
    return "".join([*parts, rest[at:]])


def _said(verb: Verb, writing: Writing) -> str:
    return verb.past if writing.tense == "past" else verb.base


@cache
def _opening() -> re.Pattern[str]:
    phrases = "|".join(re.escape(lead_in.phrase) for lead_in in lead_ins())
    return re.compile(rf"(?:I )?(?P<phrase>{phrases}):? (?:the |overall )?(?P<first>[A-Za-z-]+)\b", re.IGNORECASE)
