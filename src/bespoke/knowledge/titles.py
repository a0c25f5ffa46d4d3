"""Job titles: the noun they turn on, how senior they are, and which of them mean the same job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bespoke.knowledge.tables import word_table

Seniority = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"]
_WORD = re.compile(r"[^\W_]+(?:[+#]+|(?:[-'’][^\W_]+)*)", re.UNICODE)
_TAIL = re.compile(r"(?:[,|(–—@/]|\s-\s|\bat\b|\bfor\b|\bof\b|\bin\b|\bwith\b).*", re.IGNORECASE | re.DOTALL)
# The customers of a salesperson, and no rank: "Account Executive, Mid-Market".
_MARKET = re.compile(r"\bmid[- ](?:market|size[d]?|sized)\b", re.IGNORECASE)
_NUMERALS = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_RANKING_SUFFIX = frozenset(_NUMERALS) | frozenset(_NUMERALS.values())


@dataclass(frozen=True, slots=True)
class Head:
    """The noun a title turns on ("engineer"), and its families."""

    noun: str
    families: tuple[str, ...]


def head_of(title: str) -> Head | None:
    """The last head noun before a comma, dash, slash or "of": "Head of Data" turns on "head"."""
    for words in (_words(_TAIL.sub("", title)), _words(title)):
        for word in reversed(words):
            noun = word if word in _heads() else word.removesuffix("s")
            if noun in _heads():
                return Head(noun, _heads()[noun])
    return None


@lru_cache(maxsize=4096)
def seniority_of(title: str) -> Seniority | None:
    """How senior a title is, None when it does not say. The highest ranking word counts, but an individual's job
    that is called manager or executive ("Account Manager") ranks nobody by that word."""
    words = _words(_MARKET.sub(" ", title))
    found: list[Seniority] = [level for level in _levels() if _says(words, level)]
    if not found:
        return None
    return max(found, key=_rank)


def rank_of(seniority: Seniority) -> int:
    """Order of seniority, 0 (intern) to 7 (executive)."""
    return _rank(seniority)


def expand_title(title: str) -> str:
    """The title in lower case with its unambiguous short forms written out: "Sr. SWE II" -> "senior software engineer
    ii". Ambiguous ones ("PM") stay."""
    return " ".join(_expanded(word) for word in _words(title))


def meanings_of(short: str) -> tuple[str, ...]:
    """What a short form can mean; more than one makes it ambiguous, none means it is not a short form."""
    return tuple(word_table("titles")["short"].get(short.strip().lower().replace(".", ""), ()))


def bare_title(title: str) -> str:
    """The expanded title without the words that rank it: "Senior Software Engineer II" -> "software engineer"."""
    words = expand_title(title).split()
    while len(words) > 1 and words[-1] in _RANKING_SUFFIX:
        words.pop()
    while len(words) > 1 and (taken := _ranking_words(words)):
        words = words[taken:]
    return " ".join(words)


def _ranking_words(words: list[str]) -> int:
    """How many words at the front rank the title: two in "mid level", one in "senior"."""
    if len(words) > 2 and " ".join(words[:2]) in _front_words():
        return 2
    return int(words[0] in _front_words())


@lru_cache(maxsize=4096)
def same_title(one: str, other: str) -> bool:
    """Whether two titles name the same job at the same seniority. "Junior Data Analyst" is not "Data Analyst"."""
    if not _words(one) or not _words(other):
        return False
    if expand_title(one) == expand_title(other):
        return True
    return _ranking(one) == _ranking(other) and _meaning(bare_title(one)) == _meaning(bare_title(other))


@lru_cache(maxsize=4096)
def near_titles(one: str, other: str) -> bool:
    """Whether two titles name jobs a recruiter holds to be near: "Web Developer" and "Software Engineer"."""
    heads = head_of(one), head_of(other)
    if heads[0] is None or heads[1] is None:
        return False
    nouns = {heads[0].noun, heads[1].noun}
    some = [set(expand_title(title).split()) | set(_words(title)) for title in (one, other)]
    return any(nouns <= group.heads and all(group.words & words for words in some) for group in _near())


def equal_titles(title: str) -> tuple[str, ...]:
    """Other titles of the same meaning and seniority, in lower case, for a title held."""
    bare, expanded = bare_title(title), expand_title(title)
    group = _equal().get(bare, ())
    return tuple(expanded.replace(bare, other) for other in group if other != bare)


def _ranking(title: str) -> tuple[str, ...]:
    """The ranking words taken off by `bare_title`, levels written as one spelling (II = 2)."""
    words, bare = expand_title(title).split(), bare_title(title).split()
    at = next((i for i in range(len(words)) if words[i : i + len(bare)] == bare), 0)
    taken = [*words[:at], *words[at + len(bare) :]]
    return tuple(sorted(_NUMERALS.get(word, word) for word in taken))


def _meaning(bare: str) -> str:
    group = _equal().get(bare)
    return group[0] if group else bare


def _says(words: tuple[str, ...], level: Seniority) -> bool:
    joined = f" {' '.join(words)} "
    for title in word_table("titles")["individual"]["titles"]:
        joined = joined.replace(f" {title} ", " ")
    return any(_ranks(word, joined) for word in _level_words(level))


def _ranks(word: str, joined: str) -> bool:
    at = joined.find(f" {word} ")
    if at < 0 or (word in _RANKING_SUFFIX and not joined.endswith(f" {word} ")):
        return False
    if word not in _only_in_front():
        return True
    alone = joined.strip() == word
    return not alone and all(before in _front_words() for before in joined[:at].split())


def _words(title: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(title.replace(".", "").replace("-", " ")))


def _expanded(word: str) -> str:
    meanings = meanings_of(word)
    return meanings[0] if len(meanings) == 1 else word


def _rank(level: Seniority) -> int:
    rank: int = word_table("titles")["seniority"][level]["rank"]
    return rank


@cache
def _levels() -> tuple[Seniority, ...]:
    return tuple(word_table("titles")["seniority"])


@cache
def _level_words(level: Seniority) -> tuple[str, ...]:
    return tuple(" ".join(_words(word)) for word in word_table("titles")["seniority"][level]["words"])


@cache
def _only_in_front() -> frozenset[str]:
    return frozenset(word_table("titles")["seniority_in_front"]["words"])


@cache
def _front_words() -> frozenset[str]:
    """Words that rank a title when they stand in front of it."""
    levels: tuple[Seniority, ...] = ("intern", "junior", "mid", "senior", "lead")
    words = {word for level in levels for word in _level_words(level)}
    return frozenset(words - {"intern", "internship", "head", "foreman", "supervisor", "crew chief", "chief of staff"})


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    heads: dict[str, tuple[str, ...]] = {}
    for family, nouns in word_table("titles")["heads"].items():
        for noun in nouns:
            heads[noun] = (*heads.get(noun, ()), family)
    return heads


@dataclass(frozen=True, slots=True)
class _Near:
    words: frozenset[str]
    heads: frozenset[str]


@cache
def _near() -> tuple[_Near, ...]:
    return tuple(_Near(frozenset(one["words"]), frozenset(one["heads"])) for one in word_table("titles")["near"])


@cache
def _equal() -> dict[str, list[str]]:
    return {title: group for group in word_table("titles")["equal"]["groups"] for title in group}
