"""Texts cut where a line may not: compound words stay whole, endless ones may break anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Piece = str | list[str]
# A word of this length may not fit a line at the largest size; it may then break between any two pieces.
_LONG_WORD = 44
_PIECE = 6
_COMPOUND = 28
_SIGNS = frozenset("-/–‐")
_BREAKABLE = re.compile(r"[^\W\u2e80-\uffff]{1,24}[-/–‐][^\W\u2e80-\uffff]")


# Between two keystrokes all texts but one are the same.
@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[Piece, ...]:
    """Plain text, and in lists of one what must not break: words with a hyphen or slash ("night-time", "CI/CD"), which
    readers would put together wrongly, and short parts of words that may not fit a line at all.
    """
    compound = not _SIGNS.isdisjoint(text) and _BREAKABLE.search(text)
    if not compound and (len(text) <= _LONG_WORD or max(map(len, text.split(" "))) <= _LONG_WORD):
        return (text,)
    pieces: list[Piece] = []
    plain = ""
    for number, word in enumerate(text.split(" ")):
        plain += " " if number else ""
        parts = _unbroken(word)
        if parts:
            pieces += [plain, *([part] for part in parts)] if plain else [[part] for part in parts]
            plain = ""
        else:
            plain += word
    return (*pieces, plain) if plain else tuple(pieces)


def _unbroken(word: str) -> list[str]:
    if len(word) > _LONG_WORD:
        return list(_parts(word))
    return [word] if len(word) <= _COMPOUND and _BREAKABLE.search(word) else []


def _parts(word: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(word)):
        if index - start >= _PIECE and not unicodedata.combining(word[index]):
            yield word[start:index]
            start = index
    yield word[start:]
