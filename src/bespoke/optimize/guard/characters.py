"""Characters that deceive: invisible ones, look-alikes of other scripts, digits that are not ASCII."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef]"
)
_SUPERSCRIPT = str.maketrans({c: f"^{d}" for d, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")})
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "–", "−": "-", "…": ".", "•": "\n"}
    | {"·": " ", "×": "x", "½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
)
_WORD = re.compile(r"\w+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_HARMLESS = frozenset("ﬀﬁﬂﬃﬄ…™®©ªº°µ×½¼¾²³¹\u00a0\u2002\u2003\u2009\u202f")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as the guard reads it: one form for each character, nothing invisible."""
    visible = _INVISIBLE.sub("", text).translate(_SUPERSCRIPT).translate(_TYPOGRAPHY)
    return unicodedata.normalize("NFKC", visible).translate(_TYPOGRAPHY)


def deceptions(rewrite: str, evidence: str) -> list[str]:
    """The words of the rewrite with characters that no honest edit brings in and that the evidence does not have."""
    if rewrite.isascii():
        return []
    known = set(evidence)
    found = [f"U+{ord(c):04X}" for c in rewrite if c not in known and _INVISIBLE.match(c)]
    found += [c for c in rewrite if c not in known and c not in _HARMLESS and _is_disguised(c)]
    found += [word for word in _WORD.findall(rewrite) if word not in evidence and _mixes_scripts(word)]
    return list(dict.fromkeys(found))


def _is_disguised(character: str) -> bool:
    """Full-width, mathematical, circled or foreign digits and letters that read as plain ones."""
    if character.isascii() or not (character.isalnum() or character.isnumeric()):
        return False
    folded = unicodedata.normalize("NFKC", character)
    return (folded != character and folded.isascii()) or (character.isnumeric() and not character.isascii())


def _mixes_scripts(word: str) -> bool:
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
    return len(scripts & set(_SCRIPTS)) > 1
