"""A resume to strict JSON Resume 1.0.0."""

from __future__ import annotations

from pydantic import JsonValue

from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.jsonresume.marks import marks_of
from bespoke.resume.jsonresume.names import (
    EXTENSION,
    SCHEMA_KEY,
    SCHEMA_URL,
    json_name,
    known_keys,
    list_fields,
    root_keys,
    text_fields,
)
from bespoke.resume.jsonresume.strict import strict_value
from bespoke.resume.model import (
    ENTRY_KINDS,
    Award,
    Basics,
    Certificate,
    Dated,
    Entry,
    Part,
    Publication,
    Resume,
    Volunteer,
    Work,
)

FORMAT_VERSION = 1
Object = dict[str, JsonValue]


def write_json_resume(resume: Resume, *, with_ids: bool = True) -> Object:
    """Empty fields and sections are left out. Foreign fields at the top level, which the schema does not allow, are
    written back where they were; everything of ours conforms.

    `with_ids=False` leaves out ids, for files that are meant for other people; reading mints them anew.
    """
    document: Object = {SCHEMA_KEY: SCHEMA_URL}
    _put(document, "basics", _basics(resume.basics, with_ids=with_ids))
    for name in ENTRY_KINDS:
        if name != "custom":
            _put(document, name, [write_entry(entry, with_ids=with_ids) for entry in resume.section(name)])
    _put(document, "meta", _meta(resume, with_ids=with_ids))
    for key, value in resume.extra.items():
        if key not in root_keys():
            document[key] = value
    return document


def _put(target: Object, key: str, value: JsonValue) -> None:
    if value:
        target[key] = value


def _basics(basics: Basics, *, with_ids: bool) -> Object:
    written, extension = _part(basics)
    _put(written, "location", _close(*_part(basics.location)))
    _put(written, "profiles", [write_entry(profile, with_ids=with_ids) for profile in basics.profiles])
    return _close(written, extension)


def _meta(resume: Resume, *, with_ids: bool) -> Object:
    written, extension = _part(resume.meta)
    if with_ids:
        extension["format"] = FORMAT_VERSION
    _put(extension, "language", resume.language)
    _put(extension, "custom", [write_entry(entry, with_ids=with_ids) for entry in resume.custom])
    _put(extension, "rootExtra", {key: value for key, value in resume.extra.items() if key in root_keys()})
    return _close(written, extension)


def write_entry(entry: Entry, *, with_ids: bool = True) -> Object:
    written, extension = _part(entry)
    if isinstance(entry, Dated):
        _write_period(entry, written, extension)
    elif isinstance(entry, Award | Certificate | Publication) and entry.date is not None:
        written[json_name(type(entry), "date")] = str(entry.date)
    for field in list_fields(type(entry)):
        bullets = getattr(entry, field)
        _put(written, json_name(type(entry), field), [bullet.text for bullet in bullets])
        if with_ids:
            _put(extension, json_name(type(entry), field), marks_of(bullets))
    if with_ids:
        extension["id"] = entry.id
    return _close(written, extension)


def _write_period(entry: Dated, written: Object, extension: Object) -> None:
    """Themes show work without an end as going on, so an unknown end must be said as much as a present one."""
    if entry.start is not None:
        written["startDate"] = str(entry.start)
    if isinstance(entry.end, PartialDate):
        written["endDate"] = str(entry.end)
    elif entry.end == PRESENT:
        extension["current"] = True
    elif entry.start is not None and isinstance(entry, Work | Volunteer):
        extension["current"] = False
    _put(extension, "datesText", entry.dates_text)


def _part(part: Part) -> tuple[Object, Object]:
    """The scalar and the foreign fields, and what of them only `x-bespoke` can carry."""
    kind = type(part)
    written: Object = {}
    extension: Object = {}
    original: Object = {}
    for field in text_fields(kind):
        name, text = json_name(kind, field), getattr(part, field)
        allowed = strict_value(name, text)
        _put(written, name, allowed)
        if allowed != text:
            original[name] = text
    known = known_keys(kind)
    written.update((key, value) for key, value in part.extra.items() if key not in known)
    _put(extension, "original", original)
    _put(extension, "extra", {key: value for key, value in part.extra.items() if key in known})
    return written, extension


def _close(written: Object, extension: Object) -> Object:
    _put(written, EXTENSION, extension)
    return written
