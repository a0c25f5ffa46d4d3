"""Weak wording, and the plainer or stronger wording that claims exactly the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bespoke.knowledge.tables import word_table


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Words before a gerund ("was responsible for managing") that give way to the verb in the past ("Managed")."""

    phrase: str
    why: str


@dataclass(frozen=True, slots=True)
class Plainer:
    """A phrase and the shorter one that means the same; `use` may be empty."""

    find: str
    use: str
    why: str


@dataclass(frozen=True, slots=True)
class Droppable:
    """Lower-case words that go without taking a fact along."""

    words: frozenset[str]
    why: str


@cache
def lead_ins() -> tuple[LeadIn, ...]:
    """Longest phrase first, so that the first match is the right one."""
    found = (LeadIn(phrase, row["why"]) for row in word_table("weak")["lead_in"] for phrase in row["phrases"])
    return tuple(sorted(found, key=lambda lead_in: (-len(lead_in.phrase), lead_in.phrase)))


@cache
def plainer_phrases() -> tuple[Plainer, ...]:
    rows = (Plainer(row["find"], row["use"], row["why"]) for row in word_table("weak")["phrase"])
    return tuple(sorted(rows, key=lambda phrase: (-len(phrase.find), phrase.find)))


@cache
def deeds() -> dict[str, str]:
    """Noun of a deed -> base form of the verb that does it."""
    return dict(word_table("weak")["nominal"])


@dataclass(frozen=True, slots=True)
class Light:
    """Verbs that only lead up to a deed ("performed", "provided") and what stands for the two together.

    `before_of` go with any noun of `deeds` and "of". `giving` go with the nouns of `to_object`, whose verb takes what
    follows "to" as its object ("support to users" -> "supported users"), and of `to_kept`, which keep the "to".
    """

    before_of: tuple[str, ...]
    giving: tuple[str, ...]
    to_object: dict[str, str]
    to_kept: dict[str, str]
    why: str


@cache
def light_verbs() -> Light:
    row = word_table("weak")["light"]
    given = row["given"]
    return Light(tuple(row["verbs"]), tuple(given["verbs"]), dict(given["to"]), dict(given["kept"]), row["why"])


@cache
def vague_words() -> Droppable:
    """Words that stand for what is not told; `why` has a place for the `{word}`."""
    row = word_table("weak")["vague"]
    return Droppable(frozenset(row["words"]), row["why"])


@cache
def plainer_verbs() -> dict[str, str]:
    """Base form of a stiff verb -> base form of the plain one."""
    return dict(word_table("weak")["verb"])


@cache
def fillers() -> Droppable:
    row = word_table("weak")["filler"]
    return Droppable(frozenset(row["words"]), row["why"])


@cache
def subject_pronouns() -> Droppable:
    row = word_table("weak")["pronoun"]
    return Droppable(frozenset(word.lower() for word in row["subject"]), row["why"])


@cache
def possessive_pronouns() -> Droppable:
    row = word_table("weak")["pronoun"]
    return Droppable(frozenset(row["possessive"]), row["why"])
