"""The regular forms of English verbs, and their British spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIBILANT = re.compile(r"(s|x|z|ch|sh|o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_IZE = re.compile(r"([iy])z(e|ed|es|ing)$")
_LONG_ENOUGH_FOR_ISE = 6
_SINGLE_L = re.compile(r"([aeiou])l(ed|ing)$")
# Verbs in -l whose last syllable is unstressed double the l in Britain only.
_BRITISH_DOUBLE = frozenset({"model", "label", "channel", "travel", "catalog", "counsel", "fuel", "signal", "total"})
_WHOLE_WORDS = {"fulfill": "fulfil", "fulfills": "fulfils", "program": "programme", "catalog": "catalogue"}
_WHOLE_WORDS |= {"cataloged": "catalogued", "cataloging": "cataloguing", "catalogs": "catalogues"}


@dataclass(frozen=True, slots=True)
class Forms:
    past: str
    participle: str
    ing: str
    third: str


def regular_forms(base: str, *, doubled: bool = False) -> Forms:
    """The forms the rules of spelling give; `doubled` verbs repeat their last letter (ship, shipped)."""
    stem = base + base[-1] if doubled else base
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        past, ing = base + "d", base[:-1] + "ing"
    elif base.endswith(("ee", "oe", "ye")):
        past, ing = base + "d", base + "ing"
    elif _CONSONANT_Y.search(base):
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    return Forms(past=past, participle=past, ing=ing, third=_third(base))


def _third(base: str) -> str:
    if _SIBILANT.search(base):
        return base + "es"
    return base[:-1] + "ies" if _CONSONANT_Y.search(base) else base + "s"


def british(word: str) -> tuple[str, ...]:
    """The word, then the British spellings of it where there are any."""
    spellings = [word]
    if len(word) >= _LONG_ENOUGH_FOR_ISE and _IZE.search(word):
        spellings.append(_IZE.sub(r"\1s\2", word))
    if word in _WHOLE_WORDS:
        spellings.append(_WHOLE_WORDS[word])
    single = _SINGLE_L.search(word)
    if single and word[: single.start() + 2] in _BRITISH_DOUBLE:
        spellings.append(_SINGLE_L.sub(r"\1ll\2", word))
    return tuple(spellings)
