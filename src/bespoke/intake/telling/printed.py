"""A section told as a résumé prints it, read by the readers that read whole files: under its heading, alone."""

from __future__ import annotations

import re

from bespoke.intake.plain.read import plain_lines
from bespoke.intake.structure.build import build
from bespoke.intake.telling.model import Telling, ToldEntry
from bespoke.intake.telling.sections import entries_of
from bespoke.knowledge.verbs import form_of
from bespoke.resume.model import Basics, Entry, Resume
from bespoke.resume.text import SECTION_TITLES, entry_text

_WORD = re.compile(r"[^\W\d_]{2}")
_CONTACT = ("name", "label", "email", "phone", "url")
_HEADS = ("name", "position", "institution", "organization", "title")
_SPEAKERS = frozenset({"i", "i'm", "i've", "i'd", "we", "we've", "my", "our"})
_SENTENCE_WORDS = 4


def read_printed(section: str, text: str) -> Telling:
    """Empty where nothing was understood, or where a sentence would become the name of an employer or a school."""
    entries = entries_of(section)
    head = f"{SECTION_TITLES[entries]}\n\n" if entries else ""
    lines = list(plain_lines(head + text))
    built = build(lines)
    left = tuple(lines[fate.index].text.strip() for fate in built.fates if fate.fate == "left_over")
    if entries is None:
        return Telling(text, (), _contact(built.resume), left)
    found = [entry for entry in built.resume.section(entries) if _WORD.search(entry_text(entry))]
    if any(_is_sentence(head) for entry in found for head in _heads(entry)):
        return Telling(text, left_over=(text.strip(),))
    return Telling(text, tuple(ToldEntry(entries, entry) for entry in found), Basics(), left)


def _contact(resume: Resume) -> Basics:
    """Empty where no field of the contact was told."""
    basics = resume.basics
    return basics if any(getattr(basics, name) for name in _CONTACT) else Basics()


def _heads(entry: Entry) -> list[str]:
    """What names the entry; its text where nothing does."""
    named = [getattr(entry, name, "") for name in _HEADS]
    return named if any(named) else [getattr(entry, "summary", "")]


def _is_sentence(head: str) -> bool:
    words = head.lower().replace("’", "'").split()
    if not words or len(words) < _SENTENCE_WORDS:
        return False
    return words[0] in _SPEAKERS or form_of(words[0]) == "past"
