"""Tense: past jobs in the past, the present job as it was written but for "Managing" and "Manages"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import Verb, form_of, is_noun_too, verb_of
from bespoke.optimize.guard.verb_forms import form
from bespoke.optimize.rules.writing import Change, Writing, capitalised

_PAST_WHY = "This job is over, so its bullets stand in the past tense."
_PRESENT_WHY = "You still do this, so it begins with the plain verb."
_VERBAL_END = re.compile(r"(?:i[sz]e|ate|ify)s?$")
_PRESENT_FORMS = ("base", "third")
_PREPOSITIONS = frozenset({"including", "using", "following", "regarding", "concerning", "excluding", "considering"})
_OPENING = re.compile(r"(?P<verb>[A-Za-z-]+)(?P<space> )(?P<next>[^\s,;]+)")
_BESIDE = re.compile(r"(?P<and>,? and |, |; )(?P<verb>[A-Za-z-]+)(?P<next> [^\s,;]+)?")
_GERUND_BESIDE = re.compile(r"(?:,|,? and|,? or|/) ?(?P<gerund>[a-z-]+ing)\b")
_OBJECT = re.compile(
    r"(?:a|an|the|all|any|each|every|its|their|our|my|new|up|with|in|on|for|to|from|\d\S*|[$€£]\S+|\w+s)$"
)


def set_tense(text: str, writing: Writing) -> Change | None:
    """None where the first word may be a noun ("Design lead"), or a later verb cannot be told from a noun."""
    match = None if writing.keeps_tense else _OPENING.match(text)
    if match is None or text.rstrip().endswith("?") or not _begins_with_verb(match):
        return None
    verb, said = verb_of(match["verb"]), form_of(match["verb"])
    if verb is None or said is None or said == _wanted(verb, said, writing):
        return None
    wanted = "past" if writing.tense == "past" else "base"
    rest = _rest(text[match.end("verb") :], said, wanted)
    if rest is None:
        return None
    moved = verb.past if wanted == "past" else verb.base
    rest = rest.removeprefix(" of") if said == "ing" and rest.startswith(" of ") else rest
    return Change(capitalised(moved) + rest, _PAST_WHY if wanted == "past" else _PRESENT_WHY)


def is_movable(texts: Iterable[str], writing: Writing) -> bool:
    """Whether all bullets of an entry can stand in its tense: half of them moved reads worse than none."""
    return not any(_is_stuck(text, writing) for text in texts)


def told_in_present(texts: Iterable[str]) -> bool:
    """Whether the bullets open with plain verbs, and none with a past form."""
    forms = {form(match["verb"].lower()) for text in texts if (match := _OPENING.match(text))}
    return "past" not in forms and not forms.isdisjoint(_PRESENT_FORMS)


def _is_stuck(text: str, writing: Writing) -> bool:
    """Whether it seems to open with a verb in another tense that cannot be moved; a job's title is no verb."""
    match = _OPENING.match(text)
    if match is None or match["verb"].lower() in _PREPOSITIONS or head_of(match["next"]) is not None:
        return False
    low, verb = match["verb"].lower(), verb_of(match["verb"])
    said = form(low) or ("base" if _VERBAL_END.search(low) else "")
    odd = said in ("third", "ing") or (said == "base" and writing.tense == "past")
    return odd and not (verb and verb.base == verb.past) and set_tense(text, writing) is None


def _wanted(verb: Verb, said: str, writing: Writing) -> str:
    """The form the first verb should have; past and base are both fine in a present job."""
    if writing.tense == "present":
        return said if said in ("past", "participle", "base") else "base"
    if verb.base == verb.past:
        return said
    return said if said == "participle" else "past"


def _begins_with_verb(match: re.Match[str]) -> bool:
    """A base form that is as often a noun counts only before an object: "Support the team", not "Support engineer"."""
    if match["verb"].lower() in _PREPOSITIONS:
        return False
    if form_of(match["verb"]) in ("ing", "third"):
        return head_of(match["next"]) is None
    if head_of(match["next"]) is not None:
        return False
    has_object = bool(_OBJECT.match(match["next"].lower())) or match["next"][0].isupper()
    return has_object or not is_noun_too(match["verb"])


def _is_object(following: str, said: str) -> bool:
    """What a verb takes; a gerund takes any word but a joint, for it is no noun before one."""
    if said == "ing":
        return following not in ("", "and", "or", "of")
    return bool(_OBJECT.match(following))


def _rest(rest: str, said: str, wanted: str) -> str | None:
    """The rest with the verbs beside the first in the same new form; None where one of them may be a noun, or is a verb
    whose forms we do not know. A form in
    -ing after a mere comma only says how the deed was done (", ensuring quality"), unless it is of a list."""
    if said == "ing" and (other := _GERUND_BESIDE.match(rest)) and verb_of(other["gerund"]) is None:
        return None
    parts, at = [], 0
    beside = [match for match in _BESIDE.finditer(rest) if form_of(match["verb"]) == said]
    beside = [match for match in beside if match["verb"].lower() not in _PREPOSITIONS]
    closing = max((match.start() for match in beside if "and" in match["and"]), default=-1)
    for match in beside:
        verb = verb_of(match["verb"])
        if verb is None or (said == "ing" and match["and"] == ", " and match.start() > closing):
            continue
        may_be_noun = is_noun_too(match["verb"]) or said == "ing"
        if may_be_noun and not _is_object((match["next"] or "").strip().lower(), said):
            return None
        parts += [rest[at : match.start("verb")], verb.past if wanted == "past" else verb.base]
        at = match.end("verb")
    return "".join([*parts, rest[at:]])
