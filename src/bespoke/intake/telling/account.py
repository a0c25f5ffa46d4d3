"""What of a telling went nowhere: pieces of its clauses whose words stand in no result."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import word_set
from bespoke.intake.telling.model import ToldEntry
from bespoke.intake.telling.words import is_content, stem, words_in
from bespoke.resume.dates import MONTHS
from bespoke.resume.model import Basics, Dated, Entry, bullet_lists

# Words that only lead to what is told ("I worked as", "my degree is in"), by their stems.
_LEADING = frozenset(map(stem, word_set("telling", "words", "leading")))
_PIECE = re.compile(r"[,;()¦]|\s+(?:and|but|with|for|in|at|where|while|because)\s+")
_MONTHS = tuple(month.lower() for month in MONTHS)


def left_over(clause: str, held: set[str]) -> list[str]:
    """The pieces of a clause with a content word that no result holds, and that leads to none."""
    pieces = []
    for piece in _PIECE.split(clause):
        words = [word for word in words_in(piece) if is_content(word)]
        if any(not _is_held(word, held) for word in words):
            pieces.append(piece.strip())
    return [piece for piece in pieces if piece]


def held_by(entries: Iterable[ToldEntry], basics: Basics) -> set[str]:
    """The stems of everything the results say."""
    texts = [text for told in entries for text in texts_of(told.entry)]
    texts += texts_of_basics(basics)
    held = {stem(word) for text in texts for word in words_in(text)}
    for told in entries:
        held |= _date_words(told.entry)
    return held


def texts_of(entry: Entry) -> list[str]:
    """Every text an entry shows, but its dates."""
    fields = [getattr(entry, name) for name in type(entry).model_fields if name not in ("id", "extra")]
    texts = [value for value in fields if isinstance(value, str) and value != "present"]
    return [*texts, *(bullet.text for _, bullets in bullet_lists(entry) for bullet in bullets)]


def texts_of_basics(basics: Basics) -> list[str]:
    place = basics.location
    texts = [basics.name, basics.label, basics.email, basics.phone, basics.url, basics.summary]
    texts += [place.address, place.city, place.region, place.country_code, place.postal_code]
    return [*texts, *(text for profile in basics.profiles for text in (profile.username, profile.url))]


def _date_words(entry: Entry) -> set[str]:
    dates = [getattr(entry, name) for name in ("start", "end", "date") if hasattr(entry, name)]
    words: set[str] = set()
    for date in dates:
        if date is None or isinstance(date, str):
            continue
        words |= {
            str(date.year),
            str(date.year)[2:],
            str(date.month or ""),
            f"{date.month or 0:02d}",
            str(date.day or ""),
        }
        if date.month:
            words |= {_MONTHS[date.month - 1], _MONTHS[date.month - 1][:3], "sept"}
        if date.day:
            words |= {f"{date.day}{suffix}" for suffix in ("st", "nd", "rd", "th")}
    if isinstance(entry, Dated) and entry.end == "present":
        words |= {"present", "ongoing", "onwards", "date", "moment"}
    return words


def _is_held(word: str, held: set[str]) -> bool:
    own = stem(word)
    return own in held or own in _LEADING or fold(word).removesuffix("ly") in held
