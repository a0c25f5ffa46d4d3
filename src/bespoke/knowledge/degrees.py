"""Degrees: the ladder, the many names of each rung, and fields of study."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from bespoke.knowledge.tables import word_table

Degree = Literal["none", "high school", "associate", "bachelor", "master", "phd"]
LADDER: tuple[Degree, ...] = get_args(Degree)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_LONGEST_NAME_WORDS = 5
_STATES = frozenset({"MA", "ME", "MS", "MD"})
_UNFINISHED = re.compile(
    r"\b(coursework|some college|no degree|incomplete|did not (?:finish|complete|graduate))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A degree as a text names it: characters [start, end)."""

    degree: Degree
    text: str
    start: int
    end: int


def degree_of(text: str) -> Degree | None:
    """The highest degree the text names, None when it names none. "none" stands for a text that denies one."""
    found = degrees_in(text)
    if found and not _UNFINISHED.search(text):
        return max((named.degree for named in found), key=LADDER.index)
    return "none" if _UNFINISHED.search(text) else None


def degrees_in(text: str) -> tuple[Named, ...]:
    """Every degree named, in order, longest names first where they overlap."""
    words = list(_WORD.finditer(text))
    found: list[Named] = []
    at = 0
    while at < len(words):
        named = _named_at(text, words, at)
        if named is None:
            at += 1
            continue
        if named[0].degree != "none":
            found.append(named[0])
        at += named[1]
    return tuple(found)


def rank_of(degree: Degree) -> int:
    """The rung's place on the ladder, 0 for none."""
    return LADDER.index(degree)


def same_degree(one: str, other: str) -> bool:
    """Whether two names stand for the same rung ("B.Sc." and "Bachelor of Arts" do)."""
    degree = degree_of(one)
    return degree is not None and degree == degree_of(other)


def professions_of(text: str) -> frozenset[str]:
    """Which professional degrees the text names: jd, md, pharmd. One never stands in for another."""
    names = {_plain(" ".join(m.group() for m in run)) for run in _runs(list(_WORD.finditer(text)))}
    return frozenset(p for p, row in word_table("degrees")["professional"].items() if names & {_plain(n) for n in row})


def fields_in(text: str) -> tuple[str, ...]:
    """Fields of study named, by their first name, in order of appearance, longest names first."""
    words = list(_WORD.finditer(text.lower()))
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        for length in range(min(4, len(words) - at), 0, -1):
            field = _fields().get(" ".join(m.group() for m in words[at : at + length]))
            if field:
                found[field] = None
                at += length - 1
                break
        at += 1
    return tuple(found)


def _named_at(text: str, words: list[re.Match[str]], at: int) -> tuple[Named, int] | None:
    for length in range(min(_LONGEST_NAME_WORDS, len(words) - at), 0, -1):
        start, end = words[at].start(), words[at + length - 1].end()
        name = text[start:end]
        degree = None if _is_state(text, start, name) else _strict().get(name.replace(".", ""))
        degree = degree or _names().get(_plain(name))
        if degree:
            return Named(degree, name, start, end), length
    return None


def _is_state(text: str, start: int, name: str) -> bool:
    """Whether two capitals are the state of a place ("Boston, MA") rather than a degree ("BA, MA")."""
    return name in _STATES and re.search(r"[a-z],\s$", text[:start]) is not None


def _runs(words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    return [words[i : i + n] for i in range(len(words)) for n in range(1, _LONGEST_NAME_WORDS + 1)]


def _plain(name: str) -> str:
    """Without dots, apostrophes and case, with single spaces: "Bachelor's  of Sc." -> "bachelors of sc"."""
    return " ".join(re.sub(r"[.'’]", "", name.lower()).split())


@cache
def _names() -> dict[str, Degree]:
    rungs = word_table("degrees")["rung"]
    strict = {_plain(name) for rung in rungs.values() for name in rung["strict"]}
    names: dict[str, Degree] = {_plain(name): "none" for name in word_table("degrees")["none"]["names"]}
    names |= {_plain(n): rung for rung in LADDER[1:] for n in rungs[rung]["names"] if _plain(n) not in strict}
    return names


@cache
def _strict() -> dict[str, Degree]:
    rungs = word_table("degrees")["rung"]
    return {name.replace(".", ""): rung for rung in LADDER[1:] for name in rungs[rung]["strict"]}


@cache
def _fields() -> dict[str, str]:
    return {name: row[0] for row in word_table("degrees")["fields"]["rows"] for name in row}
