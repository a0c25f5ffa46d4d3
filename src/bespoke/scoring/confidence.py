"""How far the match can be trusted, and when there is too little to say anything."""

from __future__ import annotations

import math
from collections.abc import Sequence

from bespoke.posting.model import PostingAnalysis
from bespoke.resume.model import Resume
from bespoke.scoring.evidence import EvidenceIndex
from bespoke.scoring.model import Contribution

_FEWEST_WEIGHT = 4.0
"""Less than one must and one wish: any number would be chance."""
_FEWEST_WORDS = 30
_ENOUGH_REQUIREMENTS = 8
_ENOUGH_WORDS = 200
_OTHER_LANGUAGE = 0.5


def refusal(index: EvidenceIndex, contributions: Sequence[Contribution]) -> str:
    """Why no number is given, empty when one is."""
    if sum(one.weight for one in contributions) < _FEWEST_WEIGHT:
        count = len(contributions)
        named = "no skills" if not count else "only one skill" if count == 1 else f"only {count} skills"
        return f"Too little to judge: the posting names {named}. Paste its whole text, with the requirements."
    words = _words(index)
    if words < _FEWEST_WORDS:
        return f"Too little to judge: the résumé has {words} words about work and skills. Add what you did and where."
    return ""


def confidence(
    index: EvidenceIndex, contributions: Sequence[Contribution], posting: PostingAnalysis, resume: Resume
) -> float:
    """0..1: how much there was to compare, lowered where posting and resume are in different languages."""
    asked = min(1.0, len([one for one in contributions if one.level != "duty"]) / _ENOUGH_REQUIREMENTS)
    told = min(1.0, _words(index) / _ENOUGH_WORDS)
    shared = 1.0 if not resume.language or resume.language.split("-")[0] == posting.language else _OTHER_LANGUAGE
    return round(float(math.sqrt(asked * told) * shared), 2)


def _words(index: EvidenceIndex) -> int:
    return sum(len(place.text.split()) for place in index.texts)
