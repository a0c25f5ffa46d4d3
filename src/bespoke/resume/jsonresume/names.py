"""What our fields are called in JSON Resume, and which other spellings are read for them."""

from __future__ import annotations

import re
from functools import cache

from bespoke.resume.model import (
    BULLET_LISTS,
    ENTRY_KINDS,
    Award,
    Basics,
    Certificate,
    CustomSection,
    Dated,
    Education,
    Entry,
    Interest,
    Language,
    Location,
    Part,
    Profile,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)

EXTENSION = "x-bespoke"
SCHEMA_KEY = "$schema"
SCHEMA_URL = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

# The field that a bare string in the place of an entry is read into.
MAIN_FIELD: dict[type[Entry], str] = {
    Work: "name",
    Volunteer: "organization",
    Education: "institution",
    Award: "title",
    Certificate: "name",
    Publication: "name",
    Skill: "name",
    Language: "language",
    Interest: "name",
    Reference: "reference",
    Project: "name",
    Profile: "network",
    CustomSection: "title",
}

# The field that the value is read into when a list is given as an object: {"Python": "expert"}.
VALUE_FIELD: dict[type[Entry], str] = {
    Skill: "keywords",
    Language: "fluency",
    Interest: "keywords",
    Profile: "url",
    Reference: "reference",
}

_SPECIAL = {"bullets": "highlights", "start": "startDate", "end": "endDate"}
_DATED_ALIASES = {"startDate": ("start", "from"), "endDate": ("end", "to")}
_HIGHLIGHTS = ("bullets", "responsibilities", "achievements", "accomplishments")

# Older drafts of the format (0.x) and the spellings other programs use. The proper name wins where both are given.
_ALIASES: dict[type[Part], dict[str, tuple[str, ...]]] = {
    Basics: {
        "name": ("fullName",),
        "label": ("title", "headline"),
        "image": ("picture", "photo"),
        "url": ("website",),
        "phone": ("telephone",),
    },
    Location: {"region": ("state",), "countryCode": ("country",), "postalCode": ("zip", "zipCode")},
    Profile: {"url": ("website", "link"), "username": ("handle",)},
    Work: {
        **_DATED_ALIASES,
        "name": ("company", "employer", "organization"),
        "position": ("title", "role", "jobTitle"),
        "url": ("website",),
        "highlights": _HIGHLIGHTS,
    },
    Volunteer: {
        **_DATED_ALIASES,
        "organization": ("name", "company"),
        "position": ("title", "role"),
        "url": ("website",),
        "highlights": _HIGHLIGHTS,
    },
    Education: {
        **_DATED_ALIASES,
        "institution": ("school", "university", "name"),
        "studyType": ("degree",),
        "area": ("fieldOfStudy", "major"),
        "score": ("gpa", "grade"),
        "url": ("website",),
        "highlights": _HIGHLIGHTS,
    },
    Project: {
        **_DATED_ALIASES,
        "name": ("title",),
        "url": ("website", "link", "githubUrl"),
        "description": ("summary",),
        "keywords": ("technologies",),
        "highlights": _HIGHLIGHTS,
    },
    Award: {"title": ("name",), "date": ("awardDate",), "awarder": ("issuer",), "summary": ("description",)},
    Certificate: {"name": ("title",), "issuer": ("authority", "organization"), "url": ("website",)},
    Publication: {"name": ("title",), "releaseDate": ("date",), "url": ("website",), "summary": ("description",)},
    Skill: {"name": ("skill",), "keywords": ("items",)},
    Language: {"language": ("name",), "fluency": ("level", "proficiency")},
    Reference: {"reference": ("text", "quote")},
    CustomSection: {"title": ("name",), "highlights": ("items",)},
}

SECTION_ALIASES: dict[str, tuple[str, ...]] = {
    "basics": ("bio",),
    "work": ("experience", "workExperience"),
    "volunteer": ("volunteering",),
    "interests": ("hobbies",),
    "certificates": ("certifications",),
}


@cache
def json_name(kind: type[Part], field: str) -> str:
    if kind is Publication and field == "date":
        return "releaseDate"
    return _SPECIAL.get(field) or re.sub(r"_([a-z])", lambda m: m[1].upper(), field)


@cache
def spellings(kind: type[Part], field: str) -> tuple[str, ...]:
    """Every key a field is read from, the proper one first."""
    name = json_name(kind, field)
    names = (name, *_ALIASES.get(kind, {}).get(name, ()))
    snake = (re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), n) for n in names)
    return tuple(dict.fromkeys((*names, *snake)))


@cache
def text_fields(kind: type[Part]) -> tuple[str, ...]:
    """The plain text fields of a part, without its id and `dates_text`, which only `x-bespoke` carries."""
    fields = kind.model_fields
    return tuple(f for f in fields if fields[f].annotation is str and f not in ("id", "dates_text"))


@cache
def list_fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(f for f in BULLET_LISTS if f in kind.model_fields)


def date_fields(kind: type[Part]) -> list[str]:
    return ["start", "end"] if issubclass(kind, Dated) else ["date"] if "date" in kind.model_fields else []


@cache
def known_keys(kind: type[Part]) -> frozenset[str]:
    """The keys that reading gives a meaning, so that a foreign value must not be written under them."""
    fields = [*text_fields(kind), *list_fields(kind), *date_fields(kind)]
    keys = {EXTENSION, *(s for f in fields for s in spellings(kind, f))}
    keys |= {"current", "isCurrent"} if issubclass(kind, Dated) else set()
    keys |= {"location", "profiles"} if kind is Basics else set()
    return frozenset(keys)


@cache
def root_keys() -> frozenset[str]:
    """The keys of the document itself that reading gives a meaning."""
    aliases = (alias for names in SECTION_ALIASES.values() for alias in names)
    return frozenset({SCHEMA_KEY, EXTENSION, "basics", "meta", *ENTRY_KINDS, *aliases})
