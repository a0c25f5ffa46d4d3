"""Headings and cues of postings, one data file per language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any  # TOML holds what it holds; the compiled form is typed

from bespoke.knowledge.tables import tables
from bespoke.posting.model import KnockoutKind, Zone

_DIRECTORY = Path(__file__).parent
_OTHER_LANGUAGES = ("de", "fr", "es", "it")


@dataclass(frozen=True)
class KnockoutCue:
    """A way to word a question that rejects by itself; tried only where one of the hints stands."""

    kind: KnockoutKind
    question: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Cue:
    """A pattern over a sentence in small letters, tried only where one of its hints stands (when it has hints)."""

    pattern: re.Pattern[str]
    hints: tuple[str, ...] = ()

    def may_match(self, low: str) -> bool:
        return not self.hints or any(hint in low for hint in self.hints)

    def search(self, low: str) -> re.Match[str] | None:
        return self.pattern.search(low) if self.may_match(low) else None

    def finditer(self, low: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        if self.may_match(low):
            yield from self.pattern.finditer(low, start, len(low) if end is None else end)


@dataclass(frozen=True)
class Lexicon:
    """Compiled patterns: whole headings, hints inside unknown headings, cues inside sentences.

    `words` are the lists by which a skill nobody knows is told from other words.
    """

    headings: dict[Zone, re.Pattern[str]]
    hints: dict[Zone, re.Pattern[str]]
    cues: dict[str, Cue]
    words: dict[str, frozenset[str]]
    knockouts: tuple[KnockoutCue, ...]


@cache
def lexicon() -> Lexicon:
    """The words of all languages together: postings mix them, and their headings do not collide."""
    entries = _read("en")
    all_entries = (entries, *(_read(language) for language in _OTHER_LANGUAGES))
    return Lexicon(
        headings={zone: _any_of(_merged(all_entries, "headings", zone)) for zone in entries["headings"]},
        hints={zone: re.compile(pattern) for zone, pattern in entries["hints"].items()},
        cues={
            name: Cue(_any_of(_merged(all_entries, "cues", name)), tuple(_merged(all_entries, "gates", name)))
            for name in entries["cues"]
        },
        words={name: frozenset(text.split()) for name, text in entries["naming"].items()},
        knockouts=tuple(
            KnockoutCue(one["kind"], one["question"], tuple(one["hints"]), re.compile(one["pattern"]))
            for one in entries["knockouts"]
        ),
    )


def _merged(entries: Iterable[dict[str, Any]], part: str, name: str) -> list[str]:
    return [text for one in entries for text in one[part].get(name, ())]


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = tables(_DIRECTORY)[name]
    return found


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
