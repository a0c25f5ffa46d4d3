"""What the wording rules share: the change one of them makes, and how the entry is to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bespoke.knowledge.spelling import Locale
from bespoke.knowledge.verbs import verb_of

_SPACES = re.compile(r"[ \t]{2,}")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,;.])")
_SENTENCE_START = re.compile(r"(?<=[a-z0-9)][.!?] )[a-z](?=[a-z]+ )")

LONGEST_REWORDED = 2000
"""Characters beyond which a text is no bullet or summary that anybody wrote, and is left as it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """A new wording, and the reason in words a job seeker likes."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Writing:
    """How an entry is written: its tense (a past job in the past), and the person's spelling.

    Where it `keeps_tense`, verbs that stand stay as they are, and `tense` is only for those that a rule puts in.
    """

    tense: Literal["past", "present"]
    locale: Locale = "en-US"
    keeps_tense: bool = False


def tidy(text: str) -> str:
    """One space between words, none before a comma, a capital at the start."""
    text = _SPACE_BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip(" ,;")
    return capitalised(text)


def recapitalised(text: str, before: str) -> str:
    """Capitals for sentences that lost their first word: those the text did not begin in lower case before."""
    return _SENTENCE_START.sub(lambda m: m.group().upper() if not _SENTENCE_START.search(before) else m.group(), text)


def capitalised(text: str) -> str:
    """With a capital at the start, unless the first word is a name with its own capitals (iOS, dbt stays)."""
    first = text.split(" ", 1)[0] if text else ""
    if not first.islower():
        return text
    return text[0].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Made fit for the middle of a sentence: words that are no names lose their capital, others keep it."""
    first, _, rest = text.partition(" ")
    is_plain = first.istitle() and (first.lower() in _NO_NAMES or _ABSTRACT.search(first) or verb_of(first))
    return f"{first.lower()} {rest}".rstrip() if is_plain else text


_ABSTRACT = re.compile(r"(?:tion|sion|ment|ance|ence|ity|ness)s?$")
_NO_NAMES = frozenset(
    re.findall(
        r"\w+", "a an all the our my their its each every any some daily weekly monthly quarterly annual new more"
    )
)
