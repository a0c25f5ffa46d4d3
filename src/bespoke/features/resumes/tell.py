"""Reading what a person told about one section, with the readers that read whole files.

The text is read as a résumé that holds this section alone, under its heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bespoke.intake.plain.read import plain_lines
from bespoke.intake.structure.build import build
from bespoke.knowledge.verbs import form_of
from bespoke.resume.edits import insert_entry
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import SECTION_NAMES, Basics, Entry, Resume, SectionName
from bespoke.resume.text import SECTION_TITLES, entry_text

TOLD_SECTIONS: Mapping[str, Sequence[str]] = {
    "basics": ("personal_info", "personal", "contact", "contact_info", "header"),
    "summary": ("profile", "about", "objective", "professional_summary"),
    "work": ("work_experience", "experience", "employment", "jobs", "professional_experience"),
    "education": ("studies", "academic", "degrees"),
    "skills": ("skill", "technologies", "technical_skills", "competencies"),
    "projects": ("project",),
    "certificates": ("certifications", "certification", "licenses", "licences"),
    "languages": ("language",),
    "awards": ("award", "honors", "honours"),
    "publications": ("publication",),
    "volunteer": ("volunteering", "volunteer_experience"),
    "interests": ("interest", "hobbies"),
    "references": ("reference", "referees"),
}
"""Sections by name, each with the other names people and programs use."""

_WORD = re.compile(r"[^\W\d_]{2}")
_CONTACT = ("name", "label", "email", "phone", "url")
_HEADS = ("name", "position", "institution", "organization", "title")
_SPEAKERS = frozenset({"i", "i'm", "i've", "i'd", "we", "we've", "my", "our"})
_SENTENCE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Told:
    section: str
    resume: Resume

    @property
    def is_understood(self) -> bool:
        match self.section:
            case "basics":
                return any(getattr(self.resume.basics, name) for name in _CONTACT)
            case "summary":
                return bool(_WORD.search(self.resume.basics.summary))
            case _:
                return self._has_words and not self.is_prose

    @property
    def is_prose(self) -> bool:
        """Whether a sentence would become the name of an employer, a school or a project: nobody said so."""
        return any(_is_sentence(getattr(entry, name, "")) for entry in self.entries for name in _HEADS)

    @property
    def _has_words(self) -> bool:
        return any(_WORD.search(entry_text(entry)) for entry in self.entries)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.resume.section(_entries_of(self.section)) if self.section in SECTION_NAMES else ()

    def content(self) -> dict[str, Any]:
        """The part of a JSON Resume this is."""
        written: dict[str, Any] = dict(write_json_resume(self.resume))
        if self.section in ("basics", "summary"):
            return {"basics": written.get("basics", {})}
        return {self.section: written.get(self.section, [])}

    def reason(self) -> dict[str, Any]:
        told = "It tells in a sentence what was done, but not where." if self._has_words else "It holds no entry."
        return {
            "code": "not_understood",
            "title": "Nothing was understood",
            "detail": f"No entry for {self.section} could be read from this text. {told}",
            "fix": "Name what and where in one line and the dates beside it, then one fact a line.",
        }


def read_told(section: str, text: str) -> Told:
    if section == "summary":
        return Told(section, Resume(basics=Basics(summary=" ".join(text.split()))))
    head = "" if section == "basics" else f"{SECTION_TITLES[_entries_of(section)]}\n\n"
    return Told(section, build(list(plain_lines(head + text))).resume)


def join_told(resume: Resume, told: Told) -> Resume:
    """Entries are added; of the contact and the summary, what was told replaces what stood there."""
    if told.section == "summary":
        return resume.model_copy(update={"basics": _with(resume.basics, summary=told.resume.basics.summary)})
    if told.section == "basics":
        given = {name: getattr(told.resume.basics, name) for name in _CONTACT}
        known = {name: value for name, value in given.items() if value}
        place = told.resume.basics.location
        if place.city or place.region or place.country_code:
            known["location"] = place
        if told.resume.basics.profiles:
            known["profiles"] = told.resume.basics.profiles
        return resume.model_copy(update={"basics": _with(resume.basics, **known)})
    for entry in told.entries:
        resume = insert_entry(resume, _entries_of(told.section), entry)
    return resume


def _is_sentence(head: str) -> bool:
    words = head.lower().replace("’", "'").split()
    if not words or len(words) < _SENTENCE_WORDS:
        return False
    return words[0] in _SPEAKERS or form_of(words[0]) == "past"


def _with(basics: Basics, **changes: object) -> Basics:
    return basics.model_copy(update=changes)


def _entries_of(section: str) -> SectionName:
    return next(name for name in SECTION_NAMES if name == section)
