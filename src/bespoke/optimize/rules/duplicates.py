"""Duplicate bullets of one entry -> the fuller one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bespoke.knowledge.lemmas import lemmas_of
from bespoke.resume.model import Bullet

_ALIKE = 88.0
_MOST_COMPARED = 60
_NUMBER = re.compile(r"\d[\d.,]*")


def duplicates(bullets: Sequence[Bullet]) -> tuple[tuple[Bullet, Bullet], ...]:
    """Pairs (kept, merged): every fact of the merged bullet stands in the kept one. A bullet is in one pair at most."""
    pairs: list[tuple[Bullet, Bullet]] = []
    used: set[str] = set()
    compared = bullets[:_MOST_COMPARED]
    for place, one in enumerate(compared):
        for other in compared[place + 1 :]:
            pair = None if used & {one.id, other.id} else _pair(one, other)
            if pair:
                pairs.append(pair)
                used |= {one.id, other.id}
    return tuple(pairs)


def _pair(one: Bullet, other: Bullet) -> tuple[Bullet, Bullet] | None:
    if not one.text.strip() or not other.text.strip():
        return None
    if fuzz.token_set_ratio(one.text.lower(), other.text.lower()) < _ALIKE:
        return None
    if _says_all(one.text, other.text):
        return one, other
    return (other, one) if _says_all(other.text, one.text) else None


def _says_all(full: str, short: str) -> bool:
    known = set(lemmas_of(full)) | set(_NUMBER.findall(full))
    return set(lemmas_of(short)) | set(_NUMBER.findall(short)) <= known
