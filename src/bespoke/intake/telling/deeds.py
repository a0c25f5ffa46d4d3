"""The bullets in what somebody says they did."""

from __future__ import annotations

import re

from bespoke.intake.telling.phrases import deed, is_fact, opens_with_verb
from bespoke.intake.telling.slots import BAR
from bespoke.knowledge.verbs import form_of, is_noun_too

_EDGE = f" \t,.;:–—-{BAR}"
_LEAD = re.compile(
    r"^(?:where|and|but|also|then|there|so|while|which|mainly|mostly because|"
    r"my (?:main )?(?:job|role|work|tasks?|dut(?:y|ies)|responsibilit(?:y|"
    r"ies)) (?:there )?"
    r"(?:was|were|is|are|included|includes|involved)(?: to)?|in (?:this|that|my) (?:job|role|position))\s*,?\s+",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:I|we)(?:['’](?:m|ve))?\s+\w+", re.IGNORECASE)
_BESIDE = re.compile(r",\s+(?:and\s+)?(?:I\s+)?(?=(?P<verb>[A-Za-z-]+)\s+(?P<next>\S+))|\s+and\s+(?=I\s+\w+)")
_FEWEST_WORDS = 3
_FIGURE = re.compile(r"\d|%|\b(?:doubled|tripled|halved)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"^(?:(?:worked|work|working|was|am|been|started|joined|employed|there|at|it|stayed|"
    r"spent|did|had|a|job|left)\W*)+$",
    re.IGNORECASE,
)


def deeds_in(text: str, *, sure: bool = False) -> list[str]:
    """`sure` takes anything with a figure for an achievement too ("Sales went up 20%"), for it is told of a job."""
    bare = _without_lead(" ".join(text.replace(BAR, " ").split()))
    if not bare or not is_fact(bare) or _EMPTY.match(re.sub(r"^I(?:['’](?:m|ve))?\s+", "", bare)):
        return []
    if not _PERSON.match(bare) and not opens_with_verb(bare) and not (sure and _FIGURE.search(bare)):
        return []
    if len(bare.split()) < 2:
        return []
    return [told for part in _parted(bare) if len((told := deed(part)).split()) > 1]


def _without_lead(text: str) -> str:
    bare = text.strip(_EDGE)
    while match := _LEAD.match(bare):
        bare = bare[match.end() :].strip(_EDGE)
    return bare


def _parted(text: str) -> list[str]:
    """One bullet for each deed; "Designed, built and tested engines" is one."""
    parts, at = [], 0
    for match in _BESIDE.finditer(text):
        before = text[at : match.start()]
        rest = text[match.end() :]
        if len(before.split()) >= _FEWEST_WORDS and len(rest.split()) >= _FEWEST_WORDS and _is_deed(match):
            parts.append(before)
            at = match.end()
    return [*parts, text[at:]]


def _is_deed(match: re.Match[str]) -> bool:
    word, after = match["verb"], match["next"]
    if word is None:
        return True
    told = form_of(word)
    return (
        told == "past"
        and not is_noun_too(word)
        and form_of(after.strip(_EDGE)) != "past"
        and after not in ("and", "by")
    )
