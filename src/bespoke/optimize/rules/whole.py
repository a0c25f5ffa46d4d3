"""Whether a text still stands as it should after a rule has taken words out of it or put words in.

Signs of a broken sentence are counted before and after: what the person wrote so themselves is theirs to keep.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bespoke.optimize.rules.writing import capitalised

_JOINS = "and|or|but|nor"
_LEADING = "of|to|with|for|from|by|than|the|a|an|my|our|their|its|very|both|either|neither|while|and|or|but|nor"
_BREAKS = re.compile(
    rf"""\b(?!(?:that|had|more)\b)(?P<twice>\w{{2,}})\ (?P=twice)\b   # one word twice
      | \b(?:{_JOINS})\ (?:{_JOINS}|as|than)\b                         # two joints in a row
      | \b(?:of|the|a|an|my|our|its|very|while|as|by|to|with)\ (?:{_JOINS})\b(?!/)
      | \b(?:{_LEADING})\s*(?:[,.;:)\]]|$)                             # words that lead on to nothing
      | ,\s*(?:[,.;:)]|$) | \.\s*[,;:]                                 # marks that set nothing apart
      | [(\[“"]\s*[)\]”"] | /\s | [:–—]\s*$
      | (?<=[a-z]{{3}}\.)\ (?=[a-z]{{2,}}\ )                           # a sentence without its capital
      | \ba\ (?!one\b|once\b|eu|ewe)(?-i:[aeio][a-z])                  # the other article
      | \ban\ (?!hour|hono|heir|herb|x-)(?-i:[b-df-hj-np-tv-z][a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_FEWEST_WORDS = 2


def stands_whole(text: str, before: str) -> bool:
    """Whether `text` shows no sign of a broken sentence that `before` did not show."""
    if len(text.split()) < min(_FEWEST_WORDS, len(before.split())):
        return False
    lost = capitalised(text) != text and capitalised(before) == before
    return not lost and _signs(text) <= _signs(before) and _depth(text) <= _depth(before)


@lru_cache(maxsize=4096)
def _signs(text: str) -> int:
    return sum(1 for _ in _BREAKS.finditer(text)) + bool(re.match(rf"(?:{_JOINS}|than|of)\b", text, re.IGNORECASE))


def _depth(text: str) -> int:
    return abs(text.count("(") - text.count(")"))
