"""Folding: the form of a text in which it is compared with the lexicon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACE_IN_CJK = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff])\s+(?=[\u3040-\u30ff\u3400-\u9fff])")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－〜～"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’ʼ´`′"), "'")
_SPECIAL = {"ß": "s", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "œ": "o"}


def fold(text: str) -> str:
    """Small letters without accents, one character for each of the text, so that places stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_char, text))


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    code = ord(char)
    if code in _DASHES:
        return _DASHES[code]
    if code in _QUOTES:
        return _QUOTES[code]
    lower = char.lower()
    if len(lower) != 1:
        lower = lower[0]
    if lower in _SPECIAL:
        return _SPECIAL[lower]
    if "й" <= lower <= "й":
        return lower
    kind = unicodedata.normalize("NFKD", lower)
    return kind[0] if kind and not unicodedata.combining(kind[0]) else lower


def fold_phrase(text: str) -> str:
    """Folded words without punctuation at the ends, "&" as "and", Chinese and Japanese without spaces between them."""
    folded = fold(text).replace("&", " and ").replace("+", " and ")
    folded = " ".join(folded.split()).strip(" .:;,|-_*#•·=~<>()[]{}【】「」《》/\\—'\"")
    return _SPACE_IN_CJK.sub("", folded)


def is_cjk(text: str) -> bool:
    return bool(_CJK.search(text))
