"""Passive -> active where the text itself says who did it: "The rota was written by me" -> "Wrote the rota"."""

from __future__ import annotations

import re

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.rules.writing import Change, Writing, uncapitalised

_PASSIVE = re.compile(
    r"(?P<object>[^,;:.]{2,80}?) (?P<be>was|were|is|are|has been|have been)(?: (?P<adverb>\w+ly))?"
    r" (?P<verb>[A-Za-z-]+) by (?:me|myself)\b(?P<rest>.*)",
    re.DOTALL,
)
_AND_PARTICIPLE = re.compile(r"(?<= and )(?P<verb>[a-z]+)(?= (?:to|in|on|by|for|with|at|from)\b)")
_ADVERBS_KEPT_OUT = frozenset({"only", "hardly", "barely", "scarcely"})
# A clause in front, or more than one deed, hides what was done by whom.
_NO_OBJECT = re.compile(
    r"(?:because|when|after|before|since|while|if|although|though|that|which|what|who|where|as|there)\b"
    r"|.*\b(?:was|were|is|are|been|be|had|has|have)\b",
    re.IGNORECASE,
)
_SAFE_REST = re.compile(
    r"[.;!]?\s*$|,? (?:and [a-z]+(?:ed|en|t) it )?(?:to|in|on|for|with|at|from|during|using|within|over|after|before"
    r"|between|under|across|through|daily|weekly|monthly|each|every)\b(?!.*\bby (?:the|a|an|[A-Z]))",
    re.DOTALL,
)
_LOST_OBJECT = re.compile(r",? and [a-z]+(?:ed|en|t) (?!it\b)(?:to|in|on|by|for|with|at|from)\b")
_WHY = "Says it actively: you did it, so the sentence begins with what you did."


def activate(text: str, writing: Writing) -> Change | None:
    """None unless the agent is the person: a passive without one may hide somebody else's work."""
    match = _PASSIVE.fullmatch(text)
    verb = verb_of(match["verb"]) if match else None
    if match is None or verb is None or match["verb"].lower() not in (verb.past, verb.participle):
        return None
    present = match["be"] in ("is", "are") and writing.tense == "present"
    said = verb.base if present else verb.past
    rest = _AND_PARTICIPLE.sub(_with_object, match["rest"])
    if _LOST_OBJECT.match(rest) or not _SAFE_REST.match(rest) or _NO_OBJECT.match(match["object"]):
        return None
    if match["adverb"] in _ADVERBS_KEPT_OUT:
        return None
    adverb = f" {match['adverb']}" if match["adverb"] else ""
    return Change(f"{said.capitalize()} {uncapitalised(match['object'])}{adverb}{rest}", _WHY)


def _with_object(match: re.Match[str]) -> str:
    """A second participle needs its object again: "was written by me and sent to" -> "wrote … and sent it to"."""
    verb = verb_of(match["verb"])
    return f"{verb.past} it" if verb and match["verb"] in (verb.past, verb.participle) else match["verb"]
