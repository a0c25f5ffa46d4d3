"""JSON Resume of any age and tidiness to a resume. Whatever cannot be read is kept in `extra`, never dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from pydantic import JsonValue

from bespoke.platform.strict_json import check_limits
from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.identify import identify
from bespoke.resume.ids import UNIDENTIFIED, is_id
from bespoke.resume.jsonresume.marks import ids_for
from bespoke.resume.jsonresume.names import (
    EXTENSION,
    MAIN_FIELD,
    SCHEMA_KEY,
    SECTION_ALIASES,
    VALUE_FIELD,
    date_fields,
    json_name,
    known_keys,
    list_fields,
    spellings,
    text_fields,
)
from bespoke.resume.jsonresume.strict import strict_value
from bespoke.resume.jsonresume.values import as_date, as_place, as_text, as_texts
from bespoke.resume.model import (
    ENTRY_KINDS,
    Basics,
    Bullet,
    Dated,
    Entry,
    Location,
    Meta,
    Part,
    Profile,
    Resume,
    Volunteer,
    Work,
)

Object = dict[str, JsonValue]
P = TypeVar("P", bound=Part)
E = TypeVar("E", bound=Entry)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_json_resume(value: Mapping[str, JsonValue]) -> Resume:
    """Lenient: missing, null and wrongly typed fields, older drafts, strings for lists and lists for strings.

    A document we wrote with ids comes back exactly as it was. In others text is trimmed, empty items are dropped, and
    work without an end is read as going on, as every theme shows it. Raises InvalidJson only for values that are
    no JSON or that exceed a limit.
    """
    check_limits(value)
    rest = dict(value)
    rest.pop(SCHEMA_KEY, None)
    meta = rest.pop("meta", None)
    extension = _extension(meta)
    reader = _Reader(tidy=extension.get("format") != 1)
    unread: Object = {}
    if meta is not None and not isinstance(meta, dict):
        unread["meta"] = meta
    fields: dict[str, object] = {"meta": reader.part(Meta, meta if isinstance(meta, dict) else {})}
    fields["basics"] = reader.basics(_take(rest, ("basics", *SECTION_ALIASES["basics"])), unread)
    for name, kind in ENTRY_KINDS.items():
        given = _take(rest, (name, *SECTION_ALIASES.get(name, ())))
        if name == "custom":
            given = _custom(given, extension)
        fields[name] = reader.entries(kind, given, name, unread)
    fields["language"] = _language(extension.get("language"))
    fields["extra"] = {**rest, **unread, **_object(extension.get("rootExtra"))}
    return identify(Resume(**fields))


class _Reader:
    """`tidy` tells a document of another program from one that we wrote."""

    def __init__(self, *, tidy: bool) -> None:
        self.tidy = tidy

    def basics(self, value: JsonValue, unread: Object) -> Basics:
        if value is not None and not isinstance(value, dict):
            unread["basics"] = value
            value = None
        rest = dict(value or {})
        lost: Object = {}
        location = self._location(rest.pop("location", None), lost)
        profiles = self.entries(Profile, rest.pop("profiles", None), "profiles", lost)
        basics = self.part(Basics, rest)
        return basics.model_copy(update={"location": location, "profiles": profiles, "extra": {**lost, **basics.extra}})

    def _location(self, value: JsonValue, lost: Object) -> Location:
        if isinstance(value, dict):
            return self.part(Location, value)
        text = as_text(value, tidy=self.tidy)
        if text is None:
            lost["location"] = value
        return Location(city=text or "")

    def entries(self, kind: type[E], value: JsonValue, name: str, unread: Object) -> tuple[E, ...]:
        found: list[E] = []
        lost: list[JsonValue] = []
        for item in _items(kind, value):
            if isinstance(item, dict):
                if item or not self.tidy:
                    found.append(self.entry(kind, item))
            elif isinstance(item, str) and item.strip():
                found.append(self.entry(kind, {json_name(kind, MAIN_FIELD[kind]): item}))
            elif item not in (None, ""):
                lost.append(item)
        if lost:
            unread[name] = lost
        return tuple(found)

    def entry(self, kind: type[E], value: Object) -> E:
        rest = dict(value)
        extension = _extension(value)
        lost: Object = {}
        fields: dict[str, object] = {}
        for field in list_fields(kind):
            fields[field] = self._bullets(kind, field, rest, extension, lost)
        fields.update(self._dates(kind, rest, extension, lost))
        part = self.part(kind, rest)
        fields["id"] = extension["id"] if is_id(extension.get("id")) else UNIDENTIFIED
        fields["extra"] = {**lost, **part.extra}
        return part.model_copy(update=fields)

    def part(self, kind: type[P], value: Object) -> P:
        """The text fields; whatever else stands in the value becomes `extra`."""
        rest = dict(value)
        extension = _extension(value)
        if isinstance(rest.get(EXTENSION), dict):
            del rest[EXTENSION]
        original = _object(extension.get("original"))
        fields: dict[str, object] = {}
        lost: Object = {}
        for field in text_fields(kind):
            name = json_name(kind, field)
            given = _take(rest, spellings(kind, field))
            text = _text(field, given, tidy=self.tidy)
            if text is None:
                lost[name] = given
            kept = original.get(name)
            fields[field] = kept if isinstance(kept, str) and strict_value(name, kept) == (text or "") else text or ""
        fields["extra"] = {**rest, **lost, **_object(extension.get("extra"))}
        if issubclass(kind, Entry):
            fields["id"] = UNIDENTIFIED
        return kind(**fields)

    def _bullets(
        self, kind: type[Part], field: str, rest: Object, extension: Object, lost: Object
    ) -> tuple[Bullet, ...]:
        name = json_name(kind, field)
        separators = "\n" if field == "bullets" else "\n,;"
        found = as_texts(_take(rest, spellings(kind, field)), separators=separators, tidy=self.tidy)
        if found.unread:
            lost[name] = found.unread
        ids = ids_for(found.texts, extension.get(name))
        return tuple(Bullet(id=i, text=t) for i, t in zip(ids, found.texts, strict=True))

    def _dates(self, kind: type[Part], rest: Object, extension: Object, lost: Object) -> dict[str, object]:
        given: dict[str, str] = {}
        for field in date_fields(kind):
            raw = _take(rest, spellings(kind, field))
            text = as_text(raw, tidy=True)
            if text is None:
                lost[json_name(kind, field)] = raw
            given[field] = text or ""
        if not issubclass(kind, Dated):
            return _single_date(kind, given, lost)
        if _take(rest, ("current", "isCurrent")) is True and not given["end"]:
            given["end"] = PRESENT
        return _period(kind, given, extension)


def _single_date(kind: type[Part], given: dict[str, str], lost: Object) -> dict[str, object]:
    read = {field: as_date(text) for field, text in given.items() if text}
    for field, found in read.items():
        if not isinstance(found, PartialDate):
            lost[json_name(kind, field)] = given[field]
    return {field: found if isinstance(found, PartialDate) else None for field, found in read.items()}


def _period(kind: type[Part], given: dict[str, str], extension: Object) -> dict[str, object]:
    start, end = as_date(given["start"]), as_date(given["end"])
    unreadable = (given["start"] and not isinstance(start, PartialDate)) or (given["end"] and end is None)
    text = " – ".join(filter(None, given.values())) if unreadable else ""
    kept = extension.get("datesText")
    current = extension.get("current")
    if not given["end"]:
        goes_on = issubclass(kind, Work | Volunteer) and isinstance(start, PartialDate) and current is not False
        end = PRESENT if current is True or goes_on else None
    return {
        "start": start if isinstance(start, PartialDate) else None,
        "end": end,
        "dates_text": kept if isinstance(kept, str) else text,
    }


def _items(kind: type[Entry], value: JsonValue) -> list[JsonValue]:
    """A section as the list it should have been: one entry, an object of names and values, or a line of names."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not known_keys(kind) & set(value) and kind in VALUE_FIELD:
        main, second = json_name(kind, MAIN_FIELD[kind]), json_name(kind, VALUE_FIELD[kind])
        return [{main: key, second: item} for key, item in value.items()]
    if isinstance(value, str) and kind in VALUE_FIELD:
        return list(re.split("[\n,;]", value))
    return [] if value is None else [value]


def _text(field: str, value: JsonValue, *, tidy: bool) -> str | None:
    text = as_text(value, tidy=tidy)
    return as_place(value) if text is None and field == "location" else text


def _take(rest: Object, keys: tuple[str, ...]) -> JsonValue:
    """Remove and return the first non-empty value; the others stay as foreign fields unless they say nothing."""
    for key in keys:
        if rest.get(key) in (None, "", [], {}):
            rest.pop(key, None)
    for key in keys:
        if key in rest:
            return rest.pop(key)
    return None


def _custom(given: JsonValue, extension: Object) -> JsonValue:
    kept = extension.get("custom")
    ours = kept if isinstance(kept, list) else []
    return [*ours, *(given if isinstance(given, list) else [given])] if given is not None else ours


def _language(value: JsonValue) -> str:
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else ""


def _extension(value: JsonValue) -> Object:
    return _object(value.get(EXTENSION)) if isinstance(value, dict) else {}


def _object(value: JsonValue) -> Object:
    return value if isinstance(value, dict) else {}
