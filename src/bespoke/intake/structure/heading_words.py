"""Which section a heading's words name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lexicon.load import load

Kind = Literal[
    "work",
    "volunteer",
    "education",
    "skills",
    "languages",
    "certificates",
    "awards",
    "publications",
    "projects",
    "interests",
    "references",
    "summary",
    "contact",
    "courses",
    "custom",
]
_MAX_WORDS = 9
_SPLIT = re.compile(r"\s*(?:[,/|·•;]|\s-\s)\s*")


@cache
def _phrases() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for kind, table in load("headings").items():
        if kind == "modifiers":
            continue
        for phrase in table["phrases"]:
            found.setdefault(fold_phrase(phrase), kind)  # type: ignore[arg-type]  # the tables are named by kinds
    return found


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in load("headings")["modifiers"]["words"])


@cache
def _joiner() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load("headings")["modifiers"]["joiners"])))
    return re.compile(rf"\s+(?:{words})\s+")


@lru_cache(maxsize=2048)
def heading_kinds(text: str) -> tuple[Kind, ...]:
    """The sections a text names as a heading, the first being the main one; empty when it is no known heading."""
    if len(text) > 100:
        return ()
    phrase = re.sub(r"^(?:\d+|[ivx]+)[.)]\s+", "", fold_phrase(text))
    phrase = re.sub(r"\s*[(（][^)）]*[)）]?\s*$", "", phrase)
    if not phrase or len(phrase) > 60 or len(phrase.split()) > _MAX_WORDS:
        return ()
    return _kinds(phrase)


def is_heading_phrase(text: str) -> bool:
    """True for a heading of the list, word for word."""
    return fold_phrase(text) in _phrases()


def ends_open(text: str) -> bool:
    """True for "Education and" or "Skills &", which wait for what follows."""
    words = text.replace("&", " and ").lower().split()
    return len(words) > 1 and (words[-1] in load("headings")["modifiers"]["joiners"] or words[-1].endswith((",", "/")))


def _kinds(phrase: str) -> tuple[Kind, ...]:
    known = _phrases().get(phrase)
    if known is not None:
        return (known,)
    parts = [part for piece in _SPLIT.split(phrase) for part in _joiner().split(piece) if part]
    if len(parts) > 1:
        found = [_one(part) for part in parts]
        return tuple(dict.fromkeys(kind for kind in found if kind)) if all(found) else ()
    one = _one(phrase)
    return (one,) if one else ()


def _one(phrase: str) -> Kind | None:
    """The kind of a phrase after modifiers at its ends are taken away one by one."""
    words = phrase.split()
    known = _phrases()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            rest = words[:start] + words[start + length :]
            kind = known.get(" ".join(words[start : start + length]))
            if kind is not None and all(word in _modifiers() for word in rest):
                return kind
    return None
