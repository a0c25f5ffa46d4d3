"""The resume: a typed document whose entries and bullets are objects with stable ids and an order.

JSON Resume 1.x is its import and export form (`jsonresume.py`); names here follow its sections. Fields nobody defined
are kept in `extra` and written back as they came. Text is NFC. The document is immutable: edits make a new one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, JsonValue

from bespoke.resume.dates import EndDate, PartialDate
from bespoke.resume.frozen import Frozen
from bespoke.resume.ids import ID_PATTERN

Text = Annotated[str, AfterValidator(lambda s: unicodedata.normalize("NFC", s))]
Id = Annotated[str, Field(pattern=ID_PATTERN)]

SectionName = Literal[
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
    "custom",
]
SECTION_NAMES: tuple[SectionName, ...] = get_args(SectionName)


class Part(Frozen):
    """Anything in the document, with a place for foreign fields."""

    extra: dict[str, JsonValue] = Field(default_factory=dict)


class Bullet(Frozen):
    """One line of an entry: a highlight, a course, a keyword or a role."""

    id: Id
    text: Text


class Entry(Part):
    """One item of a section. Its id is unique in the document."""

    id: Id


class Location(Part):
    address: Text = ""
    postal_code: Text = ""
    city: Text = ""
    region: Text = ""
    country_code: Text = ""


class Profile(Entry):
    """An account in a network, such as LinkedIn."""

    network: Text = ""
    username: Text = ""
    url: Text = ""


class Basics(Part):
    name: Text = ""
    label: Text = ""
    image: Text = ""
    email: Text = ""
    phone: Text = ""
    url: Text = ""
    summary: Text = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()


class Dated(Entry):
    """An entry over a period. `end` is None when unknown, never as a way to say "present".

    `dates_text` keeps the dates as the source printed them where they say more than the fields ("Summer 2004").
    """

    start: PartialDate | None = None
    end: EndDate | None = None
    dates_text: Text = ""


class Work(Dated):
    """One position at one employer. Several positions at one employer are neighbours with the same `name`."""

    name: Text = ""
    position: Text = ""
    location: Text = ""
    description: Text = ""
    url: Text = ""
    summary: Text = ""
    bullets: tuple[Bullet, ...] = ()


class Volunteer(Dated):
    organization: Text = ""
    position: Text = ""
    location: Text = ""
    url: Text = ""
    summary: Text = ""
    bullets: tuple[Bullet, ...] = ()


class Education(Dated):
    """`bullets` are its highlights (thesis, honours); `courses` its courses."""

    institution: Text = ""
    study_type: Text = ""
    area: Text = ""
    location: Text = ""
    score: Text = ""
    url: Text = ""
    summary: Text = ""
    courses: tuple[Bullet, ...] = ()
    bullets: tuple[Bullet, ...] = ()


class Project(Dated):
    name: Text = ""
    description: Text = ""
    entity: Text = ""
    type: Text = ""
    url: Text = ""
    bullets: tuple[Bullet, ...] = ()
    keywords: tuple[Bullet, ...] = ()
    roles: tuple[Bullet, ...] = ()


class Award(Entry):
    title: Text = ""
    date: PartialDate | None = None
    awarder: Text = ""
    summary: Text = ""


class Certificate(Entry):
    name: Text = ""
    date: PartialDate | None = None
    issuer: Text = ""
    url: Text = ""


class Publication(Entry):
    name: Text = ""
    publisher: Text = ""
    date: PartialDate | None = None
    url: Text = ""
    summary: Text = ""


class Skill(Entry):
    """A skill, or a named group of skills given as keywords."""

    name: Text = ""
    level: Text = ""
    keywords: tuple[Bullet, ...] = ()


class Language(Entry):
    language: Text = ""
    fluency: Text = ""


class Interest(Entry):
    name: Text = ""
    keywords: tuple[Bullet, ...] = ()


class Reference(Entry):
    name: Text = ""
    reference: Text = ""


class CustomSection(Entry):
    """A section outside JSON Resume ("Governance"), kept as it was rather than swallowed by another."""

    title: Text = ""
    text: Text = ""
    bullets: tuple[Bullet, ...] = ()


ENTRY_KINDS: dict[SectionName, type[Entry]] = {
    "work": Work,
    "volunteer": Volunteer,
    "education": Education,
    "awards": Award,
    "certificates": Certificate,
    "publications": Publication,
    "skills": Skill,
    "languages": Language,
    "interests": Interest,
    "references": Reference,
    "projects": Project,
    "custom": CustomSection,
}


class Meta(Part):
    canonical: Text = ""
    version: Text = ""
    last_modified: Text = ""


class Resume(Part):
    """A person's structured résumé."""

    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    custom: tuple[CustomSection, ...] = ()
    meta: Meta = Meta()

    def section(self, name: SectionName) -> tuple[Entry, ...]:
        entries: tuple[Entry, ...] = getattr(self, name)
        return entries

    def entries(self) -> Iterator[tuple[SectionName, Entry]]:
        """Every entry with its section, in the document's order."""
        for name in SECTION_NAMES:
            for entry in self.section(name):
                yield name, entry


BULLET_LISTS = ("bullets", "courses", "keywords", "roles")


def bullet_lists(entry: Entry) -> Iterator[tuple[str, tuple[Bullet, ...]]]:
    """The entry's lists of bullets by field name, also the empty ones."""
    for name in BULLET_LISTS:
        if name in type(entry).model_fields:
            yield name, getattr(entry, name)
