"""Filler words go: they praise and tell nothing."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.weak import fillers
from bespoke.optimize.rules.writing import Change, recapitalised, tidy

# "A, B, etc." closes as "A and B"; not where an "and" joins the last two already.
_OPEN_LIST = re.compile(r", (?!and )([^,;.]{1,60}),? etc\.?$", re.IGNORECASE)


def drop_fillers(text: str) -> Change | None:
    listed = _OPEN_LIST.sub(r" and \1", text)
    shorter = recapitalised(tidy(_fillers().sub("", listed)), text)
    return Change(shorter, fillers().why) if shorter and shorter != tidy(text) else None


@cache
def _fillers() -> re.Pattern[str]:
    """A filler with the "and" that only joined it to the next one; never one that a "not" belongs to."""
    words = "|".join(sorted(fillers().words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!not )(?<![\w-])(?:{words})(?![\w-])(?: and (?:{words})(?![\w-]))*(?:(?<=etc)\.)?\s?", re.IGNORECASE
    )
