"""What a model read from a telling, without the words, numbers and dates that the person did not say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bespoke.intake.structure.dates import find_dates
from bespoke.intake.telling.model import Telling, ToldEntry
from bespoke.intake.telling.sections import entries_of
from bespoke.intake.telling.words import unsaid
from bespoke.platform.strict_json import InvalidJson
from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.jsonresume import read_json_resume
from bespoke.resume.model import BULLET_LISTS, Basics, Entry, Resume

_DATES = ("start", "end", "date")
_HEADS = ("name", "position", "institution", "study_type", "area", "organization", "title", "language")


def checked(content: Mapping[str, Any], text: str, *, section: str) -> Telling:
    """Fields and bullets that say more than the text are left out; so is an entry that has no name then."""
    try:
        resume = read_json_resume(dict(content))
    except InvalidJson:
        return Telling(text)
    if (name := entries_of(section)) is not None:
        entries = (_checked(entry, text) for entry in resume.section(name))
        return Telling(text, tuple(ToldEntry(name, entry) for entry in entries if entry is not None))
    return Telling(text, basics=_person(resume, text, section))


def _checked(entry: Entry, text: str) -> Entry | None:
    changes: dict[str, object] = {}
    for field in type(entry).model_fields:
        value = getattr(entry, field)
        if field in _DATES and not _is_told(value, text):
            changes[field] = None
        elif field in BULLET_LISTS:
            changes[field] = tuple(bullet for bullet in value if not unsaid(bullet.text, text))
        elif isinstance(value, str) and field not in ("id", *_DATES) and unsaid(value, text):
            changes[field] = ""
    kept = entry.model_copy(update={**changes, "extra": {}})
    return kept if any(getattr(kept, head, "") for head in _HEADS) else None


def _is_told(date: object, text: str) -> bool:
    """Whether the text holds the date, no less precise; "present" where it holds a period that goes on, or says now."""
    told = [end for span in find_dates(text) for end in (span.start, span.end)]
    if isinstance(date, PartialDate):
        return date in told or any(isinstance(one, PartialDate) and _within(one, date) for one in told)
    return date is None or PRESENT in told or not unsaid("current", text) or not unsaid("still", text)


def _within(told: PartialDate, written: PartialDate) -> bool:
    """A year where a month was told says less, and so is true."""
    return written.month is None and told.year == written.year


def _person(resume: Resume, text: str, section: str) -> Basics:
    basics = resume.basics
    if section == "summary":
        return Basics() if unsaid(basics.summary, text) else Basics(summary=basics.summary)
    fields = {name: getattr(basics, name) for name in ("name", "label", "email", "phone", "url")}
    place = {name: value for name in ("city", "region") if (value := getattr(basics.location, name))}
    said: dict[str, object] = {name: value for name, value in fields.items() if value and not unsaid(value, text)}
    if place and not any(unsaid(value, text) for value in place.values()):
        said["location"] = basics.location.model_copy(
            update={"address": "", "postal_code": "", "country_code": "", "extra": {}}
        )
    profiles = tuple(
        one for one in basics.profiles if not unsaid(f"{one.username} {one.url.removeprefix('https://')}", text)
    )
    return Basics(**{**said, "profiles": profiles})
