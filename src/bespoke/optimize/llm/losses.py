"""What a rewrite leaves out. No lie, so the guard lets it pass; but a model does it unasked, so the person is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.knowledge.lemmas import lemmas_of
from bespoke.optimize.model import Reason

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_LEAST_KEPT = 0.5


def losses(before: str, after: str) -> Iterator[Reason]:
    """Numbers that are gone, and more than half of the words that are gone."""
    kept = set(_NUMBER.findall(after))
    for number in dict.fromkeys(_NUMBER.findall(before)):
        if number not in kept:
            yield Reason(kind="quantity", text=number, message=f"this leaves out “{number}”")
    old, new = set(lemmas_of(before)), set(lemmas_of(after))
    if old and len(old & new) / len(old) < _LEAST_KEPT:
        yield Reason(kind="word", text=after[:80], message="this leaves out more than half of what was said")
