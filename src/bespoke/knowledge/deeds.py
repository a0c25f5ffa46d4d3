"""Skills that a text shows by what was done, though it does not name them: "taught algebra" shows teaching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.knowledge.inflection import british, regular_forms
from bespoke.knowledge.skills import skills
from bespoke.knowledge.tables import word_table
from bespoke.knowledge.verbs import verb_of
from bespoke.knowledge.wording import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.;:()]")
_TITLE_WORD = re.compile(r"[^\W_]+")
_STOPS = frozenset(".;:()")
_REACH = 8
_PASSIVE = frozenset(["was", "were", "been", "being", "is", "are", "be", "got", "not", "never", "didn't", "nor"])
_NO_OBJECT = frozenset(["in", "on", "as", "by", "under", "at", "for", "with", "to", "and", "or"])
_OPENERS = frozenset(["and", "then", "also", "to", "by", "helped", "help", "i", "for", "of", "while", "including"])
_SMALL = frozenset(["a", "an", "the", "of", "and", "or", "our", "their", "its", "my"])


@dataclass(frozen=True, slots=True)
class Deed:
    """The skill, and the words that show it."""

    skill_id: str
    surface: str


@lru_cache(maxsize=8192)
def deeds_in(text: str) -> tuple[Deed, ...]:
    """What the verbs of a bullet show, each skill once. A passive or a denied verb shows nothing."""
    found = list(_WORD.finditer(text))
    words = [match[0] for match in found]
    deeds: dict[str, Deed] = {}
    for at, word in enumerate(words):
        base = _deed(words, at)
        if not base:
            continue
        after = _after(words, at + 1)
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        for skill_id, size in _shown(base, word, following, after=after):
            end = found[min(at + max(size, 0), len(found) - 1)].end()
            deeds.setdefault(skill_id, Deed(skill_id, text[found[at].start() : end] if size else word))
    return tuple(deeds.values())


@lru_cache(maxsize=4096)
def held_by(title: str) -> tuple[Deed, ...]:
    """What holding a job shows."""
    low = " ".join(["", *(fold(word) for word in _TITLE_WORD.findall(title)), ""])
    return tuple(Deed(skill_id, title) for noun, skill_id in _titles().items() if f" {noun} " in low)


def _deed(words: list[str], at: int) -> str:
    """The base of the verb that stands here as a deed: at the start, after a joint, as a gerund or in the past."""
    low = words[at].lower()
    base = _base(low)
    if not base or (at and words[at - 1].lower() in _PASSIVE):
        return ""
    before = words[at - 1].lower() if at else ""
    opens = not before or before in _STOPS or before in _OPENERS or bool(_base(before))
    return base if opens or (low != base and low.endswith(("ing", "ed"))) or low == _past(low) else ""


def _base(low: str) -> str:
    """The base form of a word that can be a deed of ours, else nothing."""
    return _forms().get(low, "")


@cache
def _forms() -> dict[str, str]:
    """Every form of every verb of the file, American and British."""
    found: dict[str, str] = {}
    for base in {*_verbs(), *_objects()}:
        known = verb_of(base) or regular_forms(base)
        for form in (base, known.third, known.past, known.participle, known.ing):
            found.update(dict.fromkeys((form, *british(form)), base))
    return found


def _past(low: str) -> str:
    verb = verb_of(low)
    return verb.past if verb and verb.past != verb.base else ""


def _after(words: list[str], at: int) -> list[str]:
    found: list[str] = []
    for word in words[at : at + _REACH]:
        if word in _STOPS:
            break
        found.append(fold(word))
    return found


def _shown(base: str, word: str, following: str, *, after: list[str]) -> Iterator[tuple[str, int]]:
    alone = _verbs().get(base)
    if alone and following and following not in _NO_OBJECT | _STOPS and _is_done_to(following, word):
        yield alone, 0
    for skill_id, thing in _objects().get(base, ()):
        size = _reaches(after, thing)
        if size:
            yield skill_id, size


def _is_done_to(following: str, word: str) -> bool:
    """A form in -ing before a single noun only describes it ("training manual")."""
    if not word.lower().endswith("ing"):
        return True
    return following in _SMALL or following[0].isdigit() or following.endswith("s")


def _reaches(after: list[str], thing: tuple[str, ...]) -> int:
    """How many words after the verb the thing ends, 0 where it is not among them; small words and numbers between its
    own words do not part it."""
    for start in range(len(after)):
        at, matched = start, 0
        while at < len(after) and matched < len(thing):
            if after[at] == thing[matched]:
                matched += 1
            elif not matched or not (after[at] in _SMALL or after[at].isdigit()):
                break
            at += 1
        if matched == len(thing):
            return at
    return 0


@cache
def _verbs() -> dict[str, str]:
    return {verb: _id(name) for verb, name in word_table("deeds")["verb"].items()}


@cache
def _objects() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in word_table("deeds")["object"]:
        for verb in row["verbs"]:
            things = (tuple(w for w in re.split(r"[ /]", thing) if w != "of") for thing in row["things"])
            found.setdefault(verb, []).extend((_id(row["skill"]), thing) for thing in things)
    return found


@cache
def _titles() -> dict[str, str]:
    return {noun: _id(name) for noun, name in word_table("deeds")["title"].items()}


def _id(name: str) -> str:
    """Raises a LookupError for a name that the book of skills does not have."""
    skill = skills().by_name(name)
    if skill is None:
        raise LookupError(f"data/deeds.toml names “{name}”, which is no skill; add it to data/skills or mend the name")
    return skill.id
