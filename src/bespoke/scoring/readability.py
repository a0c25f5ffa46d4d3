"""How easily the text reads: Flesch reading ease by our own syllable count."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáãåéèêëíìîïóòôöõøúùûüýÿæœ]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)")
_EASY_FLESCH = 50.0
"""At and above this a résumé's condensed text reads easily; running prose would need 60."""
_LENGTH_SHARE = 0.6


def syllables(word: str) -> int:
    """Groups of vowels, a silent final e left out; at least one."""
    count = len(_VOWELS.findall(word))
    if word.lower().endswith("e") and not word.lower().endswith(("le", "ee", "ie")):
        count -= 1
    return max(1, count)


def flesch(texts: Iterable[str]) -> float:
    """206.835 - 1.015 words per sentence - 84.6 syllables per word; each text is at least one sentence."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        found = _WORD.findall(text)
        words += found
        sentences += max(1, len(_SENTENCE_END.findall(text))) if found else 0
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return round(206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words), 1)


def readability(ease: float, *, well_sized: float) -> float:
    """0-100: six tenths by the share of bullets of a good length, four tenths by Flesch up to "easy"."""
    easy = min(1.0, max(0.0, ease / _EASY_FLESCH))
    return round(100 * (_LENGTH_SHARE * well_sized + (1 - _LENGTH_SHARE) * easy), 1)
