"""Filler words go: they praise and tell nothing."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.weak import fillers
from bespoke.optimize.rules.writing import Change, recapitalised, tidy


def drop_fillers(text: str) -> Change | None:
    shorter = recapitalised(tidy(_fillers().sub("", text)), text)
    return Change(shorter, fillers().why) if shorter and shorter != tidy(text) else None


@cache
def _fillers() -> re.Pattern[str]:
    """A filler with the "and" that only joined it to the next one; never one that a "not" belongs to."""
    words = "|".join(sorted(fillers().words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!not )(?<![\w-])(?:{words})(?![\w-])(?: and (?:{words})(?![\w-]))*(?:(?<=etc)\.)?\s?", re.IGNORECASE
    )
