"""How the ids of bullets travel beside plain strings.

`x-bespoke` lists one mark per bullet, `id:check`, where the check is made of the text. A program that reorders, adds or
rewrites highlights without knowing us thereby breaks the ids of those bullets only.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Sequence

from pydantic import JsonValue

from bespoke.resume.ids import UNIDENTIFIED, is_id
from bespoke.resume.model import Bullet


def marks_of(bullets: Sequence[Bullet]) -> list[JsonValue]:
    return [f"{bullet.id}:{_check(bullet.text)}" for bullet in bullets]


def ids_for(texts: Sequence[str], marks: JsonValue) -> list[str]:
    """The id of each text: first by check, then, where as many texts as marks are left, by order."""
    free = [_split(mark) for mark in marks] if isinstance(marks, list) else []
    waiting: dict[str, deque[int]] = {}
    for n, (found, check) in enumerate(free):
        if is_id(found):
            waiting.setdefault(check, deque()).append(n)
    taken = [_next(waiting.get(_check(text))) for text in texts]
    missing = [n for n, mark in enumerate(taken) if mark is None]
    rest = sorted(n for marks_left in waiting.values() for n in marks_left)
    if len(missing) == len(rest):
        for n, mark in zip(missing, rest, strict=True):
            taken[n] = mark
    return [UNIDENTIFIED if mark is None else free[mark][0] for mark in taken]


def _next(waiting: deque[int] | None) -> int | None:
    return waiting.popleft() if waiting else None


def _split(mark: JsonValue) -> tuple[str, str]:
    found, _, check = mark.partition(":") if isinstance(mark, str) else ("", "", "")
    return found, check


def _check(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
