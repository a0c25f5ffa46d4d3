"""Okapi BM25 over small collections of texts (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from bespoke.knowledge.lemmas import lemmas_of

_K1 = 1.2
_B = 0.75


class Bm25:
    """An index over texts, asked by words. A text is known by its place in the sequence given."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [Counter(lemmas_of(text)) for text in texts]
        self._lengths = [counts.total() for counts in counted]
        self._mean = sum(self._lengths) / len(texts) if any(self._lengths) else 1.0
        self._postings: dict[str, list[tuple[int, int]]] = {}
        for place, counts in enumerate(counted):
            for word, count in counts.items():
                self._postings.setdefault(word, []).append((place, count))

    def scores(self, query: Iterable[str]) -> dict[int, float]:
        """Score by place for every text that holds a word of the query; `query` is words as `lemmas_of` gives them."""
        scores: dict[int, float] = {}
        for word in dict.fromkeys(query):
            postings = self._postings.get(word, ())
            rarity = math.log(1 + (len(self._lengths) - len(postings) + 0.5) / (len(postings) + 0.5))
            for place, count in postings:
                norm = _K1 * (1 - _B + _B * self._lengths[place] / self._mean)
                scores[place] = scores.get(place, 0.0) + rarity * count * (_K1 + 1) / (count + norm)
        return scores
