"""How the ids of bullets travel beside plain strings.

`x-bespoke` lists one mark per bullet, `id:check`, where the check is made of the text. A program that reorders, adds or
rewrites highlights without knowing us thereby breaks the ids of those bullets only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from pydantic import JsonValue

from bespoke.resume.ids import UNIDENTIFIED, is_id
from bespoke.resume.model import Bullet


def marks_of(bullets: Sequence[Bullet]) -> list[JsonValue]:
    return [f"{bullet.id}:{_check(bullet.text)}" for bullet in bullets]


def ids_for(texts: Sequence[str], marks: JsonValue) -> list[str]:
    """The id of each text: first by check, then, where as many texts as marks are left, by order."""
    free = [_split(mark) for mark in marks] if isinstance(marks, list) else []
    free = [mark for mark in free if is_id(mark[0])]
    ids = [_take(free, _check(text)) for text in texts]
    missing = [n for n, found in enumerate(ids) if found is None]
    if len(missing) == len(free):
        for n, (rest, _) in zip(missing, free, strict=True):
            ids[n] = rest
    return [found or UNIDENTIFIED for found in ids]


def _take(free: list[tuple[str, str]], check: str) -> str | None:
    for n, (found, mark) in enumerate(free):
        if mark == check:
            del free[n]
            return found
    return None


def _split(mark: JsonValue) -> tuple[str, str]:
    found, _, check = mark.partition(":") if isinstance(mark, str) else ("", "", "")
    return found, check


def _check(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
