"""Every text of a resume with its field path, and whether it stands in a dated part of the history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bespoke.knowledge.verbs import form_of, is_noun_too
from bespoke.resume.model import Dated, Entry, Resume, bullet_lists
from bespoke.resume.paths import join

_ENTRY_FIELDS = ("position", "study_type", "area", "type", "title", "description", "summary", "text", "language")
"""Fields in which a name means the skill. An employer called Oracle or a fluency level does not."""
_NAMED = frozenset({"skills", "certificates", "projects", "publications", "interests"})
_TELLS = frozenset({"bullets", "summary", "description", "position"})
_FEWEST_PROSE_WORDS = 5
_FEWEST_WORDS_OF_A_DEED = 3
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADVERB = re.compile(r"ly$")
_LIST_LABEL = re.compile(
    r"^(?:technolog|tools?\b|tech\b|stack|environment|skills?\b|keywords?\b|software\b)[^:]{0,30}:", re.IGNORECASE
)
_FEWEST_LIST_ITEMS = 5
_LONGEST_LIST_ITEM_WORDS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One text. `dated` means it tells what was done in an entry that has dates, and so is evidence.

    `section` is the section's name, "basics" for the head of the resume; `field` the last named step of the path.
    """

    path: str
    text: str
    section: str
    field: str
    entry_id: str = ""
    dated: bool = False


def places(resume: Resume) -> Iterator[Place]:
    basics = resume.basics
    yield Place("basics/label", basics.label, "basics", "label")
    yield Place("basics/summary", basics.summary, "basics", "summary")
    if letters := basics.name.partition(",")[2].strip():
        yield Place("basics/name", letters, "basics", "name")
    for section, entry in resume.entries():
        dated = isinstance(entry, Dated) and bool(entry.start or entry.end or entry.dates_text)
        yield from (place for place in _of_entry(section, entry, dated=dated) if place.text)


def _of_entry(section: str, entry: Entry, *, dated: bool) -> Iterator[Place]:
    for field in (*(("name",) if section in _NAMED else ()), *_ENTRY_FIELDS):
        if field in type(entry).model_fields:
            text: str = getattr(entry, field)
            yield Place(join(section, entry.id, field), text, section, field, entry.id, dated and _tells(field, text))
    for field, bullets in bullet_lists(entry):
        for bullet in bullets:
            path = join(section, entry.id, field, bullet.id)
            yield Place(path, bullet.text, section, field, entry.id, dated and _tells(field, bullet.text))


def _tells(field: str, text: str) -> bool:
    """Whether the text says what was done. A list of names does not, wherever it stands."""
    if field not in _TELLS:
        return False
    return field == "position" or (_is_prose(text) and not is_list(text))


def _is_prose(text: str) -> bool:
    """ "Wrote Terraform modules" says what was done in three words; without such a verb it takes more."""
    words = len(text.split())
    return words >= _FEWEST_PROSE_WORDS or (words >= _FEWEST_WORDS_OF_A_DEED and _opens_with_a_deed(text))


def _opens_with_a_deed(text: str) -> bool:
    word = opening(text)
    form = form_of(word)
    return ":" not in text and (form in ("past", "third") or (form == "base" and not is_noun_too(word)))


def opening(text: str) -> str:
    """The first word that is no adverb: "Successfully led" opens with led."""
    words = _FIRST_WORD.findall(text[:80])
    return next((word for word in words if not _ADVERB.search(word.lower())), "")


def is_list(text: str) -> bool:
    """Whether a text only lists names: "Technologies: Java, Kotlin", or five short items and more."""
    if _LIST_LABEL.match(text):
        return True
    items = re.split(r"[,;|•·]", text)
    short = sum(len(item.split()) <= _LONGEST_LIST_ITEM_WORDS for item in items)
    return len(items) >= _FEWEST_LIST_ITEMS and short >= len(items) - 1
