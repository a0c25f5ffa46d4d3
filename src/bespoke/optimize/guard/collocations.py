"""Verbs that say the same deed of certain things, from `data/collocations.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bespoke.optimize.guard.lemmas import lemma, root
from bespoke.optimize.guard.lexicon import table

_BETWEEN = frozenset(["closely", "together", "directly", "regularly", "daily"])


@dataclass(frozen=True, slots=True)
class Collocation:
    """Verbs that may stand for each other of `objects`, or before `preposition`."""

    verbs: frozenset[str]
    objects: frozenset[str]
    preposition: str

    def holds_of(self, low: str) -> bool:
        return lemma(low) in self.objects or root(low) in self.objects or low in self.objects

    def holds_before(self, following: tuple[str, ...]) -> bool:
        words = [word for word in following if word not in _BETWEEN]
        return bool(self.preposition) and words[:1] == [self.preposition]


def collocations_of(verb: str) -> Iterator[Collocation]:
    """Those that have the lower-case verb, in any form."""
    yield from _by_verb().get(lemma(verb), ())


@cache
def _by_verb() -> dict[str, tuple[Collocation, ...]]:
    found: dict[str, list[Collocation]] = {}
    for row in table("collocations")["row"]:
        one = Collocation(frozenset(row["verbs"]), frozenset(row.get("objects", ())), row.get("preposition", ""))
        for verb in one.verbs:
            found.setdefault(verb, []).append(one)
    return {verb: tuple(rows) for verb, rows in found.items()}
