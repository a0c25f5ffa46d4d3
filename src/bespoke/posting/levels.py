"""How strongly each part of a sentence asks: "SQL required, Kotlin a plus, preferably in a cloud environment"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bespoke.posting.lexicon import lexicon
from bespoke.posting.model import Level
from bespoke.posting.zones import Placed

_HEAD = re.compile(
    r"\b(experience|experienced|knowledge|degree|years?|proficien\w+|familiar\w*|understanding|skills?|ability|"
    r"expertise|"
    r"certif\w+|licen[cs]e|background|working|fluen\w+|native|spoken)\b",
    re.IGNORECASE,
)
_YEARS_ASKED = re.compile(r"\b(minimum|at least|\d+\+)", re.IGNORECASE)
_LOOKS_AHEAD = re.compile(r"must (?:have|possess|hold|know|understand|speak)|requires?\b|(?:minimum|at least)\b")
_ALSO = re.compile(r"\b(and|or|as well as|plus)\b")


@dataclass(frozen=True)
class Scope:
    """Characters [start, end) of the sentence that ask at `level`."""

    start: int
    end: int
    level: Level


@dataclass(frozen=True)
class Asking:
    """What a sentence asks, `level` outside of every scope. None asks for nothing."""

    level: Level | None
    scopes: tuple[Scope, ...] = ()

    def at(self, position: int) -> Level | None:
        inside = next((scope.level for scope in self.scopes if scope.start <= position < scope.end), None)
        return inside or self.level


def asking(placed: Placed, *, headed: bool) -> Asking:
    """`headed` tells whether some heading of the posting opens its requirements."""
    text = placed.sentence.low
    level = _zone_level(placed, headed=headed)
    if level is None:
        return Asking(None)
    soft = _soft_scopes(text)
    if level == "must":
        return Asking(level, tuple(soft))
    hard = _hard_scopes(text, soft, years=level == "duty")
    return Asking(level, (*soft, *hard))


def _zone_level(placed: Placed, *, headed: bool) -> Level | None:
    match placed.zone:
        case "must" | "nice" | "duty" as level if headed or level != "duty":
            return level
        case "duty" | "other" as zone:
            asked = lexicon().cues["asks"].search(placed.sentence.low)
            if headed and zone == "other":
                return "duty" if asked else None
            return "must" if asked and not headed else "duty"
        case _:
            return None


def _soft_scopes(text: str) -> list[Scope]:
    cues = lexicon().cues
    scopes = [Scope(m.start(), _clause_end(text, m.end()), "nice") for m in cues["soft_ahead"].finditer(text)]
    for match in cues["soft_back"].finditer(text):
        if any(scope.start <= match.start() < scope.end for scope in scopes):
            continue
        scopes.append(Scope(_clause_start(text, match.start()), match.end(), "nice"))
    return scopes


def _hard_scopes(text: str, soft: list[Scope], *, years: bool) -> list[Scope]:
    scopes = []
    for match in lexicon().cues["hard"].finditer(text):
        if any(scope.start <= match.start() < scope.end for scope in soft):
            continue
        if _YEARS_ASKED.match(match.group()) and not years:
            continue
        start = max((scope.end for scope in soft if scope.end <= match.start()), default=0)
        start = max(start, text.rfind(";", 0, match.start()) + 1)
        if _LOOKS_AHEAD.match(match.group()):
            start = max(start, match.start())
        scopes.append(Scope(start, _clause_end(text, match.end()), "must"))
    return scopes


def _clause_end(text: str, position: int) -> int:
    """Where the clause ends: at a semicolon, or at the bracket that was open."""
    opened = text.rfind("(", 0, position)
    if opened > text.rfind(")", 0, position) and (closed := text.find(")", position)) >= 0:
        return closed
    semicolon = text.find(";", position)
    return len(text) if semicolon < 0 else semicolon


def _clause_start(text: str, position: int) -> int:
    """How far back "… is a plus" looks: to the bracket, the semicolon, the requirement before it or the start."""
    opened = text.rfind("(", 0, position)
    if opened > text.rfind(")", 0, position):
        if text[opened + 1 : position].strip():
            return opened
        position = opened
    start = max(text.rfind(";", 0, position), text.rfind(". ", 0, position)) + 1
    for match in lexicon().cues["hard"].finditer(text, start, position):
        start = match.end()
    comma = text.rfind(",", start, position)
    if (
        comma > 0
        and text.count(",", start, position) == 1
        and _stands_alone(text[start:comma], text[comma + 1 : position])
    ):
        return comma + 1
    return start


def _stands_alone(before: str, after: str) -> bool:
    """Whether a comma parts a requirement from the softened one after it, and not two items of one list."""
    return _HEAD.search(before) is not None and _ALSO.search(after) is None
