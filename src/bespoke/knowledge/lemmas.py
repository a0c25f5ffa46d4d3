"""Words reduced to what they are compared by, for ranking texts against each other.

Verbs go to their base form, nouns to the singular, British spelling to American. Our own verb table and folding do this
without the dictionary of a lemmatiser, whose loading alone would cost more than everything else a call does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bespoke.knowledge.verbs import verb_of
from bespoke.knowledge.wording import fold

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*[+#]*")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "a about after all also am an and any are as at be been before being but by can could did do does each every"
        " for from had has have having he her his how i if in into is it its may me more most must my no nor not of"
        " off on one or other our out over own per shall she should so some such than that the their them then there"
        " these they this those through to under until up us very via was we were what when where which while who why"
        " will with within without would you your etc",
    )
)


@lru_cache(maxsize=32768)
def lemma(word: str) -> str:
    """The form a single word is compared by, in lower case."""
    lowered = word.lower()
    verb = verb_of(lowered)
    return verb.base if verb else fold(lowered)


@lru_cache(maxsize=4096)
def lemmas_of(text: str) -> tuple[str, ...]:
    """The content words of a text, reduced, in order; words every text has are left out."""
    return tuple(lemma(word) for word in _WORD.findall(text) if word.lower() not in _STOP)
