"""The language a text is written in, by its script or its commonest small words."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.tables import word_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 6000
# So many small words must speak for a language, and so many times as many as for English.
_ENOUGH_WORDS = 5
_LEAD = 1.2
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SCRIPT_SHARE = 0.2


def language_of(text: str) -> str:
    """As `spoken_language`, and "en" when nothing speaks for any."""
    return spoken_language(text) or "en"


def spoken_language(text: str) -> str:
    """The ISO 639-1 code, or "" when the text is too short or too mixed to tell. Japanese goes before Chinese."""
    sample = text[:_SAMPLE_CHARS]
    if script := _script_of(sample):
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    counts = {language: sum(map(common.__contains__, words)) for language, common in _common_words().items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    if counts[best] < _ENOUGH_WORDS:
        return ""
    return best if best == "en" or counts[best] > counts["en"] * _LEAD else "en"


def _script_of(sample: str) -> str:
    """The language whose script a good part of the letters is of, "" for Latin letters."""
    if sample.isascii():
        return ""
    letters = sum(map(str.isalpha, sample))
    scripts = (language for language, script in _SCRIPTS if len(script.findall(sample)) > letters * _SCRIPT_SHARE)
    return next(scripts, "") if letters else ""


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(text.split()) for language, text in word_table("languages").items()}
