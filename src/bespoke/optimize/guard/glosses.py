"""Acronyms in brackets behind what they stand for: "standard operating procedures (SOPs)" says one thing twice."""

from __future__ import annotations

import re

_GLOSS = re.compile(r"(?P<words>(?:[\w'-]+\s+){1,8})\((?P<short>[A-Z][A-Za-z&]{1,7})\)\s*")
_SMALL = frozenset(["of", "and", "the", "for", "in", "to", "on", "a", "an", "with", "as"])


def without_glosses(text: str) -> str:
    """The text without brackets that only repeat the words before them as an acronym."""
    return _GLOSS.sub(_kept, text) if "(" in text else text


def _kept(match: re.Match[str]) -> str:
    words = re.findall(r"[^\W_]+", match["words"])
    letters = match["short"].rstrip("s").replace("&", "").lower()
    initials = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    every = "".join(word[0] for word in words).lower()
    spelled = initials.endswith(letters) or every.endswith(letters)
    return match["words"] if spelled else match.group()
