"""Filler words go: they praise and tell nothing, or stand for what is not told."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.weak import fillers, vague_words
from bespoke.optimize.rules.writing import Change, recapitalised, tidy

# "A, B, etc." closes as "A and B"; where an "and" joins the last two already, only the "etc." goes.
_OPEN_LIST = re.compile(r", (?!and )((?:(?! and )[^,;.]){1,60}),? etc\b\.?(?=$|[.,;])", re.IGNORECASE)
_ETC = re.compile(r",? (?:etc\b\.?|and so on\b|and so forth\b)(?=\s*(?:$|[.,;)]))(?P<stop>\.?)", re.IGNORECASE)
_SENTENCES = re.compile(r"\.\s+[A-Z]")
_ETC_WHY = "“Etc.” tells nothing: what is worth knowing is named."


def drop_fillers(text: str) -> Change | None:
    if text.rstrip().endswith("?"):
        return None
    shorter = recapitalised(tidy(_fillers().sub("", text)), text)
    return Change(shorter, fillers().why) if shorter and shorter != tidy(text) else None


def close_list(text: str) -> Change | None:
    """Without the "etc." at its end."""
    closed = _ETC.sub(lambda match: match["stop"], _OPEN_LIST.sub(r" and \1", text))
    if closed == text or not closed.strip():
        return None
    ends = _SENTENCES.search(closed) and not closed.rstrip().endswith(".")
    return Change(f"{closed}." if ends else closed, _ETC_WHY)


def drop_vague(text: str) -> Change | None:
    """ "various" before a plural."""
    match = _vague().search(text)
    if match is None:
        return None
    shorter = tidy(_vague().sub("", text))
    return Change(shorter, vague_words().why.format(word=match["word"].lower()))


@cache
def _fillers() -> re.Pattern[str]:
    """A filler with the "and" that only joined it to the next one; never one that a "not" belongs to."""
    words = "|".join(sorted(fillers().words, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<!not )(?<!so )(?<!how )(?<![\w-])(?:{words})(?![\w-])(?: and (?:{words})(?![\w-]))*\s?", re.IGNORECASE
    )


@cache
def _vague() -> re.Pattern[str]:
    words = "|".join(sorted(vague_words().words))
    return re.compile(rf"(?<![\w-])(?P<word>{words}) (?=(?:[a-z-]+ ){{0,2}}[a-z-]+s\b)(?!and\b|or\b)", re.IGNORECASE)
