"""Words of a text as the skill lookup compares them: exact places, folded spelling, and where a phrase must end.

Folding takes off case, accents, possessives and plurals and writes British spelling the American way, so that
"Driver’s Licences", "drivers license" and "driver license" are one phrase. Hyphens, slashes and spaces between two
words are the same; any other punctuation ends a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_WORD = re.compile(
    r"""
      [A-Za-z]+(?=[ ,])                             # most words, and fastest first
    | (?=[^\W\d_][&.])(?:
          [^\W\d_]&[^\W\d_](?![^\W_])               # R&D, P&L
        | (?:[^\W\d_]\.)+[^\W\d_](?![^\W_])         # U.S, R.N, e.g
      )
    | (?=[AaVv.])(?i:(?:\b(?:asp|vb|ado))?\.net)(?![^\W_])
    | [^\W_]+(?:['’\u0300-\u036f\u00ad][^\W_]*)*
      (?:\.(?i:js|io|ai|py|com|\d+)(?![^\W_]))*      # Node.js, ASP.NET, 3.11
      (?:\+\+|[+\#](?![^\W_]))?                     # C++, C#, A+
    | &
    """,
    re.VERBOSE,
)
_JOINER = re.compile(r"[ \t\u00a0]*[-/\u2010\u2011]?[ \t\u00a0]*\Z")
_SPACED_DASH = re.compile(r"[ \t\u00a0][-\u2010\u2011][ \t\u00a0]")
_WRAPPED_LINE = re.compile(r"[ \t]*\r?\n[ \t]*\Z")
_LONGEST_GAP = 12
_SKIPPED = frozenset({"the", "an", "our", ""})
_LONGEST_WORD = 40

_SPELLING = {
    "aluminium": "aluminum", "analyse": "analyze", "analysing": "analyzing", "artefact": "artifact",
    "catalogue": "catalog", "centre": "center", "cheque": "check", "defence": "defense", "dialogue": "dialog",
    "fibre": "fiber", "grey": "gray", "licence": "license", "licencing": "licensing", "metre": "meter",
    "plough": "plow", "practise": "practice", "programme": "program", "storey": "story", "theatre": "theater",
    "tyre": "tire", "travelling": "traveling", "labelling": "labeling", "modelling": "modeling",
    "counselling": "counseling", "counsellor": "counselor", "jewellery": "jewelry", "enrolment": "enrollment",
    "fulfilment": "fulfillment", "instalment": "installment", "orthopaedic": "orthopedic",
    "paediatric": "pediatric", "anaesthesia": "anesthesia", "anaesthetic": "anesthetic",
    "gynaecology": "gynecology", "haematology": "hematology", "oncall": "on-call",
    "labour": "labor", "behaviour": "behavior", "behavioural": "behavioral", "colour": "color",
    "harbour": "harbor", "neighbourhood": "neighborhood", "favour": "favor", "odour": "odor", "vapour": "vapor",
}  # fmt: skip
_PLURALS = {
    "canvas": "canvas", "atlas": "atlas", "gas": "gas", "texas": "texas",
    "analyses": "analysis", "children": "child", "criteria": "criterion", "crises": "crisis",
    "diagnoses": "diagnosis", "hypotheses": "hypothesis", "indices": "index", "matrices": "matrix", "men": "man",
    "prostheses": "prosthesis", "theses": "thesis", "women": "woman",
}  # fmt: skip
_NOT_PLURAL = ("ss", "us", "is", "ics", "ios", "aws", "sas", "acls", "news", "lens")
_VOWEL = re.compile(r"[aeiouy]")
_IZE = re.compile(r"is(e|ed|es|er|ing|ation|ations)\Z")
_KEEPS_IS = frozenset({
    "advertise", "appraise", "comprise", "compromise", "concise", "disguise", "enterprise", "exercise", "expertise",
    "franchise", "improvise", "likewise", "merchandise", "otherwise", "paradise", "precise", "premise", "promise",
    "supervise", "surprise", "televise", "treatise",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each stands, its folded form, and the number of the phrase it belongs to."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    folded: list[str] = field(default_factory=list)
    phrases: list[int] = field(default_factory=list)


def words(text: str) -> Words:
    """The words that count; articles are passed over, so "manage the budget" reads as "manage budget"."""
    found = Words()
    starts, ends, folded, phrases = found.starts, found.ends, found.folded, found.phrases
    last = phrase = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        if gap != " " and not _joins(gap, text[start]):
            phrase += 1
        last = end
        word = fold(match[0])
        if word not in _SKIPPED:
            starts.append(start)
            ends.append(end)
            folded.append(word)
            phrases.append(phrase)
    return found


def key(text: str) -> str:
    """The folded words of a name in one string; equal keys are the same wording."""
    is_plain = text.isascii() and text.replace(" ", "").isalpha()
    folded = [fold(one) for one in text.split()] if is_plain else words(text).folded
    if _SKIPPED.isdisjoint(folded):
        return " ".join(folded)
    return " ".join([one for one in folded if one not in _SKIPPED])


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One word without case, accents, possessive and plural, in American spelling."""
    if len(word) > _LONGEST_WORD:
        return word.casefold()
    if word[-1] == "s" and len(word) > 2 and word[:-1].isupper() and not word[-2].isdigit():
        return word[:-1].casefold()
    word = word.casefold()
    if not word.isascii():
        word = _plain(word)
    if word == "&":
        return "and"
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > 1 and word[1] == "." and not word[0].isdigit():
        word = word.replace(".", "")
    return _american(_singular(word))


def _joins(gap: str, following: str) -> bool:
    """Whether the text between two words holds them together. A wrapped line holds before a small letter."""
    if len(gap) > _LONGEST_GAP:
        return False
    return _binds(gap) or ("\n" in gap and following.islower() and bool(_WRAPPED_LINE.match(gap)))


@lru_cache(maxsize=1 << 12)
def _binds(gap: str) -> bool:
    return bool(_JOINER.match(gap)) and not _SPACED_DASH.search(gap)


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.replace("’", "'").replace("\u00ad", ""))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NOT_PLURAL) or not _VOWEL.search(word):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _american(word: str) -> str:
    if word in _SPELLING:
        return _SPELLING[word]
    if "is" not in word:
        return word
    ending = _IZE.search(word)
    if ending and len(word) > 6 and word[: ending.start()] + "ise" not in _KEEPS_IS:
        return word[: ending.start()] + "iz" + ending[1]
    return word
