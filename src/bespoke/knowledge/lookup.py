"""Finding the skills a text names: one pass over its words, the longest name first.

A name is looked up only where its first word stands, so the cost hardly grows with the number of skills. Ambiguous
names (Go, Access, Word) wait for the end: they count when the text around them says that a skill is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.knowledge.phrasing import nominal
from bespoke.knowledge.skillfile import Skill
from bespoke.knowledge.skillpack import Wording
from bespoke.knowledge.skills import SkillBook, skills
from bespoke.knowledge.wording import Words, words

_CONTEXT_CHARACTERS = 70
_FOLLOWING = re.compile(r"[ \t\u00a0]+([^\W\d_]{1,20})")
_LIST_GAP = re.compile(
    r"""[ \t\u00a0]*(?:
        [,;/|•·&+(] [ \t\u00a0]* (?:(?:and|or|and/or|&)[ \t]+)? (?:(?:the|ms|microsoft|adobe|google)[ \t]+)?
      | \)?[,]?[ \t]*(?:and|or|and/or|vs\.?)[ \t]+ (?:(?:ms|microsoft|adobe|google)[ \t]+)?
      | \)[,;]?[ \t]*(?:(?:and|or)[ \t]+)?
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_LIST_GAP = 24
_CLAIMED = re.compile(
    r"""\b(?:experience|expertise|proficien(?:t|cy)|knowledge|knowledgeable|fluen(?:t|cy)|skill(?:s|ed)|familiar(?:ity)?
      |competen(?:t|ce|cy)|versed|command|mastery|years)
    [ \t]+(?:with|of|in|using|on) [ \t]+ (?:(?:the|ms|microsoft|adobe|google)[ \t]+)? \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAIM_ENDS = re.compile(
    r"""[ \t]*(?: \Z | [.,;:()/|•·\n]
      | \b(?:and|or|for|on|to|at|is|as|with|including|preferred|required|desired|development|programming|services)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_CLAIM = 40
_MOST_WORDS = 3
_BORNE_BY_PEOPLE = frozenset({"chef", "packer", "julia", "ruby"})
"""Skills whose names, two of one field together, may as well be two people or two trades: "Julia and Ruby"."""


@dataclass(frozen=True, slots=True)
class Match:
    """Characters [start, end) of the text name a skill; `exact` when they are the skill's own name, not an alias."""

    start: int
    end: int
    skill_id: str
    surface: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    wording: Wording
    certain: bool


def find(text: str) -> list[Match]:
    """Every skill the text names, in order, without overlaps."""
    book = skills()
    lengths = book.lengths
    found = words(text)
    hits: list[_Hit] = []
    reach = 0
    for at, word in enumerate(found.folded):
        if at < reach or word not in lengths:
            continue
        hit, size = _longest(book, text, found, at)
        if hit:
            hits.append(hit)
            reach = at + size
    return [_match(text, hit) for hit in _settled(text, hits)]


def alone(text: str) -> Match | None:
    """The skill that the whole text names, in its own capitals where it is an everyday word: the "Go" of a list."""
    found = words(text)
    wording = skills().wording(" ".join(found.folded)) if len(found.folded) <= _MOST_WORDS else None
    if wording is None or not wording.skill.list_only or not wording.skill.case:
        return None
    start, end = found.starts[0], found.ends[-1]
    if not _is_spelt(text[start:end], wording):
        return None
    return _match(text, _Hit(start, end, wording, certain=True))


def _longest(book: SkillBook, text: str, found: Words, at: int) -> tuple[_Hit | None, int]:
    """The longest name that begins at this word and holds, and how many words it takes.

    "negotiation of contracts" is longer than "negotiation", so wordings turned around are tried above the plain ones.
    """
    folded = found.folded
    best: _Hit | None = None
    taken = 1
    for size in book.lengths[folded[at]]:
        name_key = folded[at] if size == 1 else " ".join(folded[at : at + size])
        wording = book.wording(name_key)
        if wording and (best := _held(text, found, at, size, wording=wording)):
            taken = size
            break
    for name_key, size in nominal(folded, at):
        wording = book.wording(name_key) if size > taken else None
        if wording and not wording.forms and not wording.guarded:
            hit = _held(text, found, at, size, wording=wording)
            if hit:
                return hit, size
    return best, taken


def _held(text: str, found: Words, at: int, size: int, *, wording: Wording) -> _Hit | None:
    """The hit, if its words are all there and belong to one phrase."""
    last = at + size - 1
    if last >= len(found.folded) or found.phrases[last] != found.phrases[at]:
        return None
    return _judged(text, found.starts[at], found.ends[last], wording)


def _judged(text: str, start: int, end: int, wording: Wording) -> _Hit | None:
    """The hit if its spelling allows it; still uncertain if only a list around it can make it one."""
    if not _is_spelt(text[start:end], wording):
        return None
    if wording.skill.not_before and wording.is_everyday and _next_word(text, end) in wording.skill.not_before:
        return None
    skill = wording.skill
    if not wording.guarded or _in_context(text, start, end, skill.context) or _is_claimed(text, start, end, skill):
        return _Hit(start, end, wording, certain=True)
    return _Hit(start, end, wording, certain=False) if wording.skill.list_only else None


def _is_spelt(surface: str, wording: Wording) -> bool:
    return not wording.forms or surface.replace(".", "") in wording.forms


def _is_claimed(text: str, start: int, end: int, skill: Skill) -> bool:
    """ "3 years of Go", "proficiency in Word": nobody writes so of an everyday word with a capital."""
    before = text[max(0, start - _LONGEST_CLAIM) : start]
    return skill.case and bool(_CLAIMED.search(before)) and bool(_CLAIM_ENDS.match(text, end))


def _next_word(text: str, end: int) -> str:
    following = _FOLLOWING.match(text, end)
    return following[1].casefold() if following else ""


def _in_context(text: str, start: int, end: int, context: tuple[str, ...]) -> bool:
    if not context:
        return False
    before = text[max(0, start - _CONTEXT_CHARACTERS) : start]
    around = f"{before} {text[end : end + _CONTEXT_CHARACTERS]}".casefold()
    return any(word in around for word in context)


def _settled(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The certain hits, and the uncertain ones that stand in a list with them, directly or through each other.

    Two uncertain ones of one field vouch for each other: "Go or Rust" are languages.
    """
    sure = [hit.certain for hit in hits]
    for n in range(1, len(hits)):
        one, other = hits[n - 1], hits[n]
        if not (sure[n - 1] or sure[n]) and _akin(one, other) and _listed(text[one.end : other.start]):
            sure[n - 1] = sure[n] = True
    for order in (range(1, len(hits)), range(len(hits) - 1, 0, -1)):
        forward = order.step > 0
        for n in order:
            known, open_ = (n - 1, n) if forward else (n, n - 1)
            if sure[known] and not sure[open_] and _listed(text[hits[n - 1].end : hits[n].start]):
                sure[open_] = True
    return [hit for hit, is_sure in zip(hits, sure, strict=True) if is_sure]


def _akin(one: _Hit, other: _Hit) -> bool:
    """Names in their own capitals of two skills of one field, which are not both borne by people."""
    skill, second = one.wording.skill, other.wording.skill
    are_two = skill.id != second.id and not (is_borne(skill) and is_borne(second))
    return skill.case and second.case and are_two and skill.family == second.family


def is_borne(skill: Skill) -> bool:
    """Whether people or trades bear its name too."""
    return skill.id in _BORNE_BY_PEOPLE


def _listed(gap: str) -> bool:
    return len(gap) <= _LONGEST_LIST_GAP and bool(_LIST_GAP.match(gap))


def _match(text: str, hit: _Hit) -> Match:
    surface, skill = text[hit.start : hit.end], hit.wording.skill
    return Match(hit.start, hit.end, skill.id, surface, surface.casefold() == skill.name.casefold())
