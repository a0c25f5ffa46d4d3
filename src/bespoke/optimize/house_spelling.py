"""Whose spelling a resume is to have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.knowledge.spelling import Locale, spelled
from bespoke.optimize.lines import bullet_lists_of
from bespoke.optimize.model import Preferences
from bespoke.resume.model import Resume

_WORD = re.compile(r"(?<![^\W\d_])[a-z][a-z]{3,}(?![^\W\d_])")


def house_spelling(resume: Resume, preferences: Preferences) -> Locale:
    """What the person asked for; else the spelling most of their own words have, so that nobody is made American by
    silence."""
    if "locale" in preferences.model_fields_set:
        return preferences.locale
    words = [word for text in _texts(resume) for word in _WORD.findall(text)]
    british = sum(spelled(word, "en-US") != word for word in words)
    american = sum(spelled(word, "en-GB") != word for word in words)
    return "en-GB" if british > american else "en-US"


def _texts(resume: Resume) -> Iterator[str]:
    yield resume.basics.summary
    yield from (entry.summary for entry in resume.work)
    yield from (bullet.text for _, _, bullets in bullet_lists_of(resume) for bullet in bullets)
