"""Text as tokens: words, numbers, signs, with the sentence each belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "number", "sign"]

_TOKEN = re.compile(
    r"""
    (?P<address>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+)
  | (?P<mixed>24/7|\d+(?:st|nd|rd|th)\b|\d+[:/]\d+(?:[:/]\d+)*)
  | (?P<number>\d+(?:[.,]\d+)*)
  | (?P<word>\.?[^\W\d_]\w*(?:(?:['&]|\.(?=[^\W\d_]{1,4}\b))[^\W\d_]\w*)*(?:\+\+|\#)?)
  | (?P<sign>[^\w\s]|\n|_)
    """,
    re.VERBOSE,
)
_ABBREVIATIONS = frozenset(
    [
        "st",
        "dr",
        "mr",
        "mrs",
        "ms",
        "inc",
        "ltd",
        "co",
        "corp",
        "jr",
        "sr",
        "no",
        "vs",
        "approx",
        "dept",
        "etc",
        "eg",
        "ie",
        "u.s",
        "prof",
        "fig",
        "ave",
    ]
)
_STOPS = frozenset(".;!?\n|•—")


@dataclass(frozen=True, slots=True)
class Token:
    """`low` is lower case, without dots and possessive s; `glued` says that no space stands before it."""

    raw: str
    low: str
    start: int
    end: int
    kind: Kind
    sentence: int
    glued: bool

    @property
    def is_capital(self) -> bool:
        return self.raw[:1].isupper()


def tokenize(text: str) -> list[Token]:
    found: list[Token] = []
    sentence, end = 0, 0
    for match in _TOKEN.finditer(text):
        raw = match.group()
        kind: Kind = "number" if match.lastgroup == "number" else "sign" if match.lastgroup == "sign" else "word"
        found.append(Token(raw, _folded(raw), match.start(), match.end(), kind, sentence, match.start() == end))
        end = match.end()
        sentence += _ends_sentence(text, found)
    return found


_ORDINALS = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh",
    "8th": "eighth", "9th": "ninth", "10th": "tenth", "11th": "eleventh", "12th": "twelfth",
}  # fmt: skip


def _folded(raw: str) -> str:
    low = raw.lower()
    if low in _ORDINALS:
        return _ORDINALS[low]
    for ending in ("'s", "s'"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            low = low[: -len(ending)] + ("s" if ending == "s'" else "")
    return low if low.startswith(".") else low.replace(".", "") if not low[:1].isdigit() else low


def _ends_sentence(text: str, found: list[Token]) -> bool:
    """A stop, or a dash between spaces; the dot of an abbreviation or a middle initial is none."""
    token = found[-1]
    if token.raw in ("–", "-"):
        around = text[max(0, token.start - 1) : token.end + 1]
        return around in (" – ", " - ") and not _between_dates(text, token)
    if token.raw not in _STOPS:
        return False
    before = found[-2].low if len(found) > 1 else ""
    initial = len(before) == 1 and before.isalpha() and before not in "cr" and not found[-2].glued
    return not (token.raw == "." and (before in _ABBREVIATIONS or initial))


def _between_dates(text: str, token: Token) -> bool:
    return bool(re.search(r"\d\s*$", text[: token.start])) and bool(
        re.match(r"\s*(\d|present|current|now|[A-Z][a-z]{2,8}\.? \d)", text[token.end :], re.IGNORECASE)
    )
