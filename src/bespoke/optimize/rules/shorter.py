"""Shorter wordings of a bullet: without a tail that measures nothing, with figures for number words."""

from __future__ import annotations

import re

from bespoke.knowledge.verbs import form_of
from bespoke.optimize.quantity import is_quantified
from bespoke.optimize.wants import found_skills

_TAIL = re.compile(r", (?:thereby |thus )?(?P<ing>[a-z]+ing) [^,;:()]{5,90}(?P<end>\.?)$")
_PURPOSE = re.compile(r" (?:to (?P<verb>[a-z]+)) (?!(?:for|to)\b)[^,;:()]{5,80}?(?P<end>\.?)$")
_NEEDS_ITS_END = re.compile(
    r"(?:enabl|allow|help|ask|encourag|requir|empower|t[ea]+ch|taught|train|invit|persuad|convinc|g[eo]t|want|manag|learn"
    r"|tr[iy]|beg[ai]n|start|continu|remind|urg|prepar|forc|caus|need|ha[ds]|hav)\w*\b",
    re.IGNORECASE,
)
_NEEDS_ITS_END_TOO = re.compile(
    r"\b(?:able|ability|chance|need|opportunity|plan|effort|right|duty|way|order|power|how|what|whether)$",
    re.IGNORECASE,
)
_FEWEST_WORDS, _FEWEST_WORDS_KEPT = 6, 5
_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_FIGURES = {word: str(number) for number, word in enumerate(_SMALL.split(), 2)}
_FIGURES |= {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "eighty": "80"}
_NUMBER_WORD = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(_FIGURES)})(?= (?!hundred|thousand|million|and\b|or\b|to\b)[a-z])(?!-)"
)


def without_tail(text: str) -> str | None:
    """ "…, ensuring smooth delivery" goes; a tail with a number stays, and so does the last item of a list."""
    match = _TAIL.search(text)
    if match is None or form_of(match["ing"]) != "ing" or is_quantified(match.group()):
        return None
    head = text[: match.start()]
    if len(head.split()) < _FEWEST_WORDS or "," in head[-40:]:
        return None
    return head + match["end"]


def without_end(text: str) -> str | None:
    """ "Built services for three banks to retrieve credit scores" without what it was for, where that names neither a
    number nor a skill."""
    match = _PURPOSE.search(text)
    if match is None or len(text[: match.start()].split()) < _FEWEST_WORDS_KEPT or ":" in text:
        return None
    if _NEEDS_ITS_END.match(text) or _NEEDS_ITS_END_TOO.search(text[: match.start()]):
        return None
    told = is_quantified(match.group()) or found_skills(match.group()) or form_of(match["verb"]) != "base"
    return None if told or " and " in match.group() else text[: match.start()] + match["end"]


def in_figures(text: str) -> str | None:
    """ "twelve nurses" -> "12 nurses", where no other number stands in words beside it."""
    said = _NUMBER_WORD.sub(lambda match: _FIGURES[match["word"]], text)
    return said if said != text else None
