"""What kind of thing a short text names, judged by its words: 0 for no sign, 1 for a sure one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import load

_TOKEN = re.compile(r"[^\W_](?:[^\s,;:()|/\[\]·•]*[^\W_])?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Single words, phrases of several, endings of long words, and Chinese, Japanese and Korean parts of words."""

    single: frozenset[str]
    phrases: tuple[str, ...]
    endings: tuple[str, ...]
    cjk: tuple[str, ...]
    plurals: bool = True

    def hits(self, text: str) -> tuple[int, ...]:
        """Places among the words of `text` (counted from 0) that belong to the vocabulary."""
        words = tokens(text)
        found = [place for place, word in enumerate(words) if self._knows(word)]
        folded = f" {' '.join(words)} "
        for phrase in self.phrases:
            at = folded.find(f" {phrase} ")
            if at >= 0:
                found.append(folded[:at].count(" "))
        if any(part in text for part in self.cjk):
            found.append(max(0, len(words) - 1))
        return tuple(sorted(set(found)))

    def _knows(self, word: str) -> bool:
        if word in self.single or word.rstrip(".") in self.single:
            return True
        if self.plurals and word.endswith("s") and len(word) > 5 and word[:-1] in self.single:
            return True
        return len(word) > 8 and word.endswith(self.endings) if self.endings else False


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(text)))


@cache
def vocabulary(table: str, *, name: str = "roles", key: str = "words") -> Vocabulary:
    data = load(name)[table]
    words = [" ".join(tokens(word)) or fold(word) for word in data.get(key, ())]
    return Vocabulary(
        single=frozenset(word for word in words if " " not in word),
        phrases=tuple(sorted({word for word in words if " " in word})),
        endings=tuple(fold(word) for word in data.get("endings", ())),
        cjk=tuple(data.get("cjk", ())),
        plurals=table != "titles",
    )


@lru_cache(maxsize=4096)
def title_score(text: str) -> float:
    """How much a text looks like a job title. Long texts and sentences lose."""
    words = tokens(text)
    found = vocabulary("titles").hits(text)
    if not found or not words:
        return 0.0
    head = text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0]
    sure = bool(vocabulary("titles").hits(head))
    return max(0.2, (1.0 if sure else 0.7) - 0.06 * max(0, len(words) - 6))


@lru_cache(maxsize=4096)
def ends_in_title(text: str) -> bool:
    """True for "Bank Teller" or "Consulting Detective", where words of organisations only describe the title."""
    return len(tokens(text)) - 1 in vocabulary("titles").hits(text)


@lru_cache(maxsize=4096)
def organisation_score(text: str) -> float:
    found = vocabulary("organisations").hits(text)
    schools = vocabulary("schools").hits(text)
    if not found and not schools:
        return 0.0
    last = len(tokens(text)) - 1
    return 1.0 if schools or last in found else 0.8


@lru_cache(maxsize=4096)
def school_score(text: str) -> float:
    return 1.0 if vocabulary("schools").hits(text) else 0.0


@lru_cache(maxsize=4096)
def degree_score(text: str) -> float:
    found = vocabulary("degrees").hits(text)
    if not found:
        return 0.0
    return 1.0 if found[0] <= 2 else 0.7


@lru_cache(maxsize=4096)
def remote_score(text: str) -> float:
    words = tokens(text)
    if not words or len(words) > 4:
        return 0.0
    hits = vocabulary("remote").hits(text)
    return 1.0 if hits and len(words) <= len(hits) + 1 else 0.4 if hits else 0.0


def is_named(text: str) -> bool:
    """True where the words begin with capitals, as those of a name do."""
    words: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return sum(word[0].islower() for word in words) <= 0.34 * len(words)
