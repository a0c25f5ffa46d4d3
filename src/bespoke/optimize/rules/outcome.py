"""The measured outcome: said with a verb, and moved to the front or behind the deed.

"Rewrote X, cutting Y by 40%" and "Cut Y by 40% by rewriting X" claim the same.
"""

from __future__ import annotations

import re

from bespoke.knowledge.verbs import Form, form_of, is_noun_too, verb_of
from bespoke.optimize.rules.writing import Change, capitalised, uncapitalised

_NAMED = re.compile(
    r",? (?:resulting in|achieving|leading to|yielding|delivering) (?:an? )?(?P<size>(?:over )?\d[\d.,]*\s?%)"
    r" (?P<noun>reduction|decrease|increase|improvement|growth|rise|drop) (?:in|of) (?P<object>[^,;.]+)(?P<end>\.?)$",
    re.IGNORECASE,
)
_SAYING = {
    "reduction": "reducing", "decrease": "decreasing", "drop": "reducing", "increase": "increasing",
    "improvement": "improving", "growth": "growing", "rise": "raising",
}  # fmt: skip
_JOINED = re.compile(
    r"\b(?:and|or|but|while|by|thus|thereby|then|when|after|before|through|for|of|without)$", re.IGNORECASE
)
_NAMED_WHY = "“{said}” is shorter than “{long}” and says the same."
_MEASURE = r"(?:by (?:over )?[$€£]?\d\S*|from [$€£]?\d\S*(?: \w+){0,2} to [$€£]?\d\S*)"
_BEHIND = re.compile(
    rf"(?P<verb>\w+) (?P<deed>[^,;:.()]{{8,120}}), (?P<ing>\w+ing)"
    rf" (?P<result>[^,;:()]{{3,70}} {_MEASURE}(?: (?!and\b|by\b)[^,;:()]{{2,30}})?)$"
)
_IN_FRONT = re.compile(
    rf"(?P<verb>\w+) (?P<result>[^,;:()]{{3,70}} {_MEASURE}) by (?P<ing>\w+ing)"
    r" (?P<deed>[^,;:()]{8,120})$"
)

_OUTCOME_VERBS = frozenset(["cut", "save"])
_FRONT_WHY = "The result comes first, for it is what a reader looks for."
_SECOND_VERB = re.compile(r"\band (?P<verb>\w+)")


def say_outcome(text: str) -> Change | None:
    """ ", resulting in a 40% increase in sales" -> ", increasing sales by 40%"."""
    match = _NAMED.search(text)
    if match is None:
        return None
    saying = _SAYING[match["noun"].lower()]
    comma = "" if _JOINED.search(text[: match.start()]) else ","
    said = f"{comma} {saying} {match['object']} by {match['size']}{match['end']}"
    why = _NAMED_WHY.format(said=saying, long=match.group().split(str(match["size"]))[0].strip(", ") + " …")
    return Change(text[: match.start()] + said, why)


def outcome_first(text: str) -> Change | None:
    """None unless there is one deed and one outcome: with two deeds nobody knows which of them it was."""
    match = _BEHIND.match(text.removesuffix("."))
    form = _told_form(match["verb"]) if match else None
    if match is None or form not in ("past", "base") or _has_second_verb(match["deed"], form):
        return None
    if form == "base" and is_noun_too(match["verb"]):
        return None
    outcome, deed = verb_of(match["ing"]), verb_of(match["verb"])
    if outcome is None or deed is None or not _measures_change(outcome.base, outcome.category):
        return None
    said = capitalised(outcome.inflected(form))
    return Change(f"{said} {match['result']} by {deed.ing} {match['deed']}{_stop(text)}", _FRONT_WHY)


def outcome_behind(text: str) -> str | None:
    """The way back, as another order of the same words."""
    match = _IN_FRONT.match(text.removesuffix("."))
    form = _told_form(match["verb"]) if match else None
    if match is None or form not in ("past", "base"):
        return None
    outcome, deed = verb_of(match["verb"]), verb_of(match["ing"])
    if outcome is None or deed is None or form_of(match["ing"]) != "ing":
        return None
    return f"{capitalised(deed.inflected(form))} {match['deed']}, {outcome.ing} {match['result']}{_stop(text)}"


def tools_behind(text: str) -> str | None:
    """ "Using Python, built a model" -> "Built a model using Python"."""
    match = _TOOLS.match(text)
    if match is None or _told_form(match["verb"]) not in ("past", "base") or " using " in match["deed"]:
        return None
    return f"{capitalised(match['verb'])} {match['deed']} {uncapitalised(match['how'])}{match['end']}"


_TOOLS = re.compile(r"(?P<how>Using [^,;:.]{2,60}), (?P<verb>\w+) (?P<deed>[^;:]{8,140}?)(?P<end>\.?)$")


def _stop(text: str) -> str:
    return "." if text.endswith(".") else ""


def _told_form(word: str) -> Form | None:
    """Which form it is; a result is told in the past where the form does not say ("cut")."""
    verb = verb_of(word)
    return "past" if verb and word.lower() == verb.past else form_of(word)


def _has_second_verb(deed: str, form: Form) -> bool:
    return any(_told_form(match["verb"]) == form for match in _SECOND_VERB.finditer(deed))


def _measures_change(base: str, category: str) -> bool:
    return base in _OUTCOME_VERBS or category == "improve"
