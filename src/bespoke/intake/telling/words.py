"""Words that carry a fact, compared by what they mean and not by how they are inflected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import word_set
from bespoke.knowledge.english import base_form
from bespoke.knowledge.verbs import verb_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?[+#]*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Words that say nothing of their own: without them, or with them, the same is told.
_SMALL = word_set("telling", "words", "small")


def words_in(text: str) -> list[str]:
    """Every word and number, folded and in order."""
    return [fold(match.group()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Of a folded word: what its inflected forms share."""
    bare = _POSSESSIVE.sub("", word)
    if bare in ("interned", "interning"):
        return "intern"  # a verb that the list of English forms does not have
    verb = verb_of(bare)
    return verb.base if verb else base_form(bare)


def content_stems(text: str) -> set[str]:
    return {stem(word) for word in words_in(text) if is_content(word)}


def is_content(word: str) -> bool:
    return _POSSESSIVE.sub("", word) not in _SMALL and word not in _SMALL


def unsaid(result: str, told: str, *, also: Iterable[str] = ()) -> list[str]:
    """The words and numbers of a result that the telling holds in no form, in order: what would be invented."""
    held = {stem(word) for word in words_in(told)} | {stem(fold(word)) for word in also}
    return [word for word in words_in(result) if is_content(word) and not _is_held(word, held)]


def _is_held(word: str, held: set[str]) -> bool:
    """Also "native" by "natively", and "welder" by "welding" nowhere: only an adverb gives up its ending."""
    own = stem(word)
    return own in held or f"{own}ly" in held or f"{word}ly" in held
