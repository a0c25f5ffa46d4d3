"""Told entries put beside those already there: what is known already is filled in, not told twice."""

from __future__ import annotations

from collections.abc import Iterable

from bespoke.intake.telling.model import Telling, ToldEntry
from bespoke.resume.dates import is_duration
from bespoke.resume.edits import insert_entry, replace_entry
from bespoke.resume.employers import same_name
from bespoke.resume.identify import identify
from bespoke.resume.model import Basics, Bullet, Dated, Entry, Profile, Resume, Skill, bullet_lists

_NAMED_BY = ("name", "institution", "organization", "language", "title")
_ALSO = ("position", "study_type", "area")


def put_into(resume: Resume, telling: Telling) -> Resume:
    """The resume with what was told. Nothing that stands there is lost but what the person says anew of themselves."""
    resume = resume.model_copy(update={"basics": _basics(resume.basics, telling.basics)})
    for told in telling.entries:
        resume = _put(resume, told)
    return identify(resume)


def is_same(known: Entry, told: Entry) -> bool:
    """Whether both are one job, course of studies or skill, as far as either says."""
    if type(known) is not type(told):
        return False
    named = next((field for field in _NAMED_BY if field in type(told).model_fields), "")
    return same_name(getattr(known, named), getattr(told, named)) and all(_agree(known, told, field) for field in _ALSO)


def joined(known: Entry, told: Entry) -> Entry:
    """The known entry with what it lacks; its lists with what they lack. A date told replaces a bare length of time."""
    changes: dict[str, object] = {}
    for field in type(known).model_fields:
        if field not in ("id", "extra") and not getattr(known, field) and getattr(told, field):
            changes[field] = getattr(told, field)
    for field, bullets in bullet_lists(told):
        changes[field] = _together(getattr(known, field), bullets)
    if isinstance(known, Dated) and isinstance(told, Dated) and (told.start or told.end):
        changes |= {
            name: value
            for name in ("start", "end")
            if (value := getattr(told, name)) and _may_replace(known, told, name)
        }
        if is_duration(known.dates_text):
            changes["dates_text"] = told.dates_text
    return known.model_copy(update=changes)


def _may_replace(known: Dated, told: Dated, name: str) -> bool:
    """An end may be told anew ("I left in 2024"), a start only where there is none."""
    return getattr(known, name) is None or (name == "end" and told.id == known.id)


def _put(resume: Resume, told: ToldEntry) -> Resume:
    entries = resume.section(told.section)
    known = next((one for one in entries if one.id == told.entry.id), None)
    known = known or next((one for one in entries if is_same(one, told.entry)), None)
    if known is not None:
        return identify(replace_entry(resume, joined(known, told.entry).model_copy(update={"id": known.id})))
    if isinstance(told.entry, Skill) and _is_listed(told.entry.name, entries):
        return resume
    return insert_entry(resume, told.section, told.entry)


def _is_listed(name: str, entries: Iterable[Entry]) -> bool:
    return any(
        keyword.text.casefold() == name.casefold()
        for entry in entries
        for _, listed in bullet_lists(entry)
        for keyword in listed
    )


def _agree(known: Entry, told: Entry, field: str) -> bool:
    if field not in type(told).model_fields:
        return True
    one, other = getattr(known, field), getattr(told, field)
    return not one or not other or one.casefold() == other.casefold()


def _together(known: tuple[Bullet, ...], told: tuple[Bullet, ...]) -> tuple[Bullet, ...]:
    texts = {bullet.text.casefold() for bullet in known}
    return (*known, *(bullet for bullet in told if bullet.text.casefold() not in texts))


def _basics(known: Basics, told: Basics) -> Basics:
    said = {
        name: value
        for name in type(told).model_fields
        if name not in ("extra", "profiles") and (value := getattr(told, name))
    }
    if told.location == Basics().location:
        said.pop("location", None)
    said["profiles"] = _profiles(known.profiles, told.profiles)
    return known.model_copy(update=said)


def _profiles(known: tuple[Profile, ...], told: tuple[Profile, ...]) -> tuple[Profile, ...]:
    networks = {profile.network for profile in told}
    return (*(one for one in known if one.network not in networks), *told)
