"""The language of a text by its commonest small words; "en" when nothing speaks against it."""

from __future__ import annotations

import re

from bespoke.posting.lexicon import common_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 1500


def language_of(text: str) -> str:
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE_CHARS])]
    counts = {language: sum(word in common for word in words) for language, common in common_words().items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if counts[best] > counts["en"] * 1.2 else "en"
