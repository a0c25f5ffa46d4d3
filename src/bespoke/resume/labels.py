"""What a person would call an entry or a field."""

from __future__ import annotations

from bespoke.resume.model import (
    Award,
    Certificate,
    CustomSection,
    Education,
    Entry,
    Interest,
    Language,
    Profile,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)

_NAMED_BY: dict[type[Entry], tuple[str, ...]] = {
    Work: ("name", "position"),
    Volunteer: ("organization", "position"),
    Education: ("institution", "study_type", "area"),
    Project: ("name",),
    Award: ("title",),
    Certificate: ("name",),
    Publication: ("name",),
    Skill: ("name",),
    Language: ("language",),
    Interest: ("name",),
    Reference: ("name",),
    Profile: ("network",),
    CustomSection: ("title",),
}

_FIELD_WORDS = {
    "start": "start date",
    "end": "end date",
    "dates_text": "printed dates",
    "study_type": "degree",
    "area": "field of study",
    "postal_code": "postal code",
    "country_code": "country",
    "url": "link",
    "email": "e-mail",
    "label": "title",
    "last_modified": "last change",
    "extra": "other fields",
}
_LIST_WORDS = {"bullets": "bullet", "courses": "course", "keywords": "keyword", "roles": "role"}


def entry_label(entry: Entry) -> str:
    """`Acme · Engineer`; an entry without any of its names is called by its kind."""
    names = [getattr(entry, field).strip() for field in _NAMED_BY.get(type(entry), ())]
    return " · ".join(name for name in names if name) or type(entry).__name__


def field_label(name: str) -> str:
    return _FIELD_WORDS.get(name, name)


def bullet_label(list_name: str) -> str:
    return _LIST_WORDS.get(list_name, list_name)
