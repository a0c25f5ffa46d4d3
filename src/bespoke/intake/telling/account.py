"""What of a telling went nowhere: pieces of its clauses whose words stand in no result."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.telling.model import ToldEntry
from bespoke.intake.telling.words import is_content, stem, words_in
from bespoke.resume.model import Basics, Dated, Entry, bullet_lists

# Words that only lead to what is told ("I worked as", "my degree is in"), by their stems.
_LEADING = frozenset(
    map(
        stem,
        "work worked working job role position employed serve joined join hired start started begin began spend spent study studied degree course"
        " graduate graduated major majored get got hold held own earn complete completed finish finished receive received obtain pass passed volunteer volunteered"
        " volunteering speak know use skill skills language languages speaker hobby hobbies interest interests interested like love enjoy free spare time name"
        " call called full based live living reside email e-mail mail phone number contact reach website github linkedin profile year years month months since"
        " until till now currently still present today last first previous next later before after again there back another more hi hello hey well good great"
        " experienced experience proficient familiar certified certification certificate license licence licensed won win award awarded publish published paper"
        " article written wrote project side called named write during between around total become became make made create go went school can strength strengths"
        " include includes including moved move current recent recently title titled entitled additionally plus former level left leave quit stopped interned freelanced every day daily ran finish class code write program trained train internship stay grade how promote hire".split(),
    )
)
_PIECE = re.compile(r"[,;()¦]|\s+(?:and|but|with|for|in|at|where|while|because)\s+")
_MONTHS = "january february march april may june july august september october november december".split()


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
        words |= {str(date.year), str(date.year)[2:], str(date.month or ""), f"{date.month or 0:02d}", str(date.day or "")}
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
