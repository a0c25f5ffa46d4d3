"""Words that may stand for each other, from `data/synonyms.toml` and the verbs the product knows."""

from __future__ import annotations

from functools import cache, lru_cache

from bespoke.knowledge.verbs import are_synonyms
from bespoke.optimize.guard.lemmas import lemma, root
from bespoke.optimize.guard.lexicon import table


@cache
def _rows_of() -> dict[str, frozenset[int]]:
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(table("synonyms")["rows"]):
        for word in row:
            rows.setdefault(word, set()).add(number)
            rows.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}


@lru_cache(maxsize=65536)
def may_replace(new: str, old: str) -> bool:
    """Whether one lower-case word may stand for the other, whatever their forms."""
    rows = _rows_of()
    news = rows.get(new, frozenset()) | rows.get(lemma(new), frozenset()) | rows.get(root(new), frozenset())
    olds = rows.get(old, frozenset()) | rows.get(lemma(old), frozenset()) | rows.get(root(old), frozenset())
    return bool(news & olds) or are_synonyms(new, old)


@cache
def _short() -> dict[str, str]:
    return dict(table("synonyms")["short"])


@lru_cache(maxsize=16384)
def is_short_for(one: str, other: str) -> bool:
    """Whether one of the two is the usual short form of the other ("dept", "department")."""
    short = _short()
    return (one in short and lemma(short[one]) == lemma(other)) or (
        other in short and lemma(short[other]) == lemma(one)
    )


def expansion_of(acronym: str) -> str | None:
    """What a well-known acronym stands for; any other expansion of it is another fact."""
    known: str | None = table("synonyms")["acronym"].get(acronym.lower())
    return known
