"""English words and their base forms, searched where they lie in a sorted file (see `scripts/english_forms.py`)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


def base_form(word: str) -> str:
    """The base form of a lower-case word; the word itself when English does not have it."""
    line = _line_of(word)
    if not line:
        return word
    _, cut, ending = f"{line}\t0\t".split("\t")[:3]
    return word[: len(word) - int(cut)] + ending


def is_english(word: str) -> bool:
    """Whether English has the lower-case word, in any of its forms."""
    return bool(_line_of(word))


@lru_cache(maxsize=32768)
def _line_of(word: str) -> str:
    """The word's line, "" without one. Bisects the bytes and steps to the line each midpoint falls into."""
    if not word.isascii():
        return ""
    wanted, table = word.encode(), _table()
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.index(b"\n", start)
        found = table[start:end].partition(b"\t")[0]
        if found == wanted:
            return table[start:end].decode()
        if found < wanted:
            low = end + 1
        else:
            high = start
    return ""


@cache
def _table() -> bytes:
    return (files("bespoke.knowledge") / "data" / "english_forms.txt").read_bytes()
