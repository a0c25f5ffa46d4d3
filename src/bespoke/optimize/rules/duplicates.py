"""Duplicate bullets of one entry -> the fuller one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bespoke.knowledge.lemmas import lemmas_of
from bespoke.optimize.rules.writing import LONGEST_REWORDED
from bespoke.resume.model import Bullet

_ALIKE = 88.0
_FEWEST_WORDS = 2
_MOST_COMPARED = 60
_NUMBER = re.compile(r"\d[\d.,]*")


def duplicates(bullets: Sequence[Bullet]) -> tuple[tuple[Bullet, Bullet], ...]:
    """Pairs (kept, merged): every fact of the merged bullet stands in the kept one. A bullet is in one pair at most."""
    pairs: list[tuple[Bullet, Bullet]] = []
    used: set[str] = set()
    compared = [bullet for bullet in bullets[:_MOST_COMPARED] if len(bullet.text) <= LONGEST_REWORDED]
    for place, one in enumerate(compared):
        for other in compared[place + 1 :]:
            pair = None if used & {one.id, other.id} else _pair(one, other)
            if pair:
                pairs.append(pair)
                used |= {one.id, other.id}
    return tuple(pairs)


def _pair(one: Bullet, other: Bullet) -> tuple[Bullet, Bullet] | None:
    first, second = lemmas_of(one.text), lemmas_of(other.text)
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return None
    if fuzz.token_set_ratio(" ".join(first), " ".join(second)) < _ALIKE:
        return None
    if _says_all(one.text, other.text):
        return one, other
    return (other, one) if _says_all(other.text, one.text) else None


def _says_all(full: str, short: str) -> bool:
    known = set(lemmas_of(full)) | set(_NUMBER.findall(full))
    return set(lemmas_of(short)) | set(_NUMBER.findall(short)) <= known
