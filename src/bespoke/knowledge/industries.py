"""Industries: how to recognise one in a text, and what its readers look for in a résumé."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from bespoke.knowledge.tables import word_table

_STRONG_COUNTS = 3
_ENOUGH = 4
_REPEATS_COUNTED = 3


@dataclass(frozen=True, slots=True)
class Industry:
    """One industry. `guidelines` are sentences a person reads; `skills` are what recruiters there search for."""

    name: str
    title: str
    strong: tuple[str, ...]
    keywords: tuple[str, ...]
    skills: tuple[str, ...]
    guidelines: tuple[str, ...]


@cache
def industries() -> tuple[Industry, ...]:
    return tuple(_industry(name, row) for name, row in word_table("industries").items())


def _industry(name: str, row: dict[str, Any]) -> Industry:
    lists = {key: tuple(value) for key, value in row.items() if key != "title"}
    return Industry(name=name, title=row["title"], **lists)


def industry(name: str) -> Industry | None:
    return next((known for known in industries() if known.name == name), None)


def industry_of(text: str) -> str | None:
    """The industry whose keywords weigh most in the text, None when too few occur to tell. Repeats of one keyword soon
    stop counting, so that one favourite word does not decide."""
    weights: Counter[str] = Counter()
    counts = Counter(match.group().lower() for match in _keywords().finditer(text))
    for word, count in counts.items():
        for name, weight in _weights()[word]:
            weights[name] += weight * min(count, _REPEATS_COUNTED)
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] >= _ENOUGH else None


@cache
def _weights() -> dict[str, list[tuple[str, int]]]:
    weights: dict[str, list[tuple[str, int]]] = {}
    for known in industries():
        for word in known.strong:
            weights.setdefault(word, []).append((known.name, _STRONG_COUNTS))
        for word in known.keywords:
            weights.setdefault(word, []).append((known.name, 1))
    return weights


@cache
def _keywords() -> re.Pattern[str]:
    longest_first = sorted(_weights(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
