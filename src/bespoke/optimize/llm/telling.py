"""From what a model made of a person's words to a part of a JSON Resume, or to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bespoke.optimize.llm.contract import Notice, ToldSection, Usage
from bespoke.optimize.llm.texts import one_line
from bespoke.optimize.llm.told import is_dated, is_named, is_told

Kind = Literal["name", "names", "sentence", "sentences", "date"]

_STAY: Mapping[str, Kind] = {"startDate": "date", "endDate": "date", "summary": "sentence", "highlights": "sentences"}
_FIELDS: Mapping[str, Mapping[str, Kind]] = {
    "summary": {"summary": "sentence"},
    "work": {"name": "name", "position": "name", "location": "name", **_STAY},
    "volunteer": {"organization": "name", "position": "name", **_STAY},
    "education": {
        "institution": "name",
        "studyType": "name",
        "area": "name",
        "score": "name",
        "startDate": "date",
        "endDate": "date",
        "courses": "names",
    },
    "projects": {
        "name": "name",
        "description": "sentence",
        "startDate": "date",
        "endDate": "date",
        "highlights": "sentences",
        "keywords": "names",
    },
    "skills": {"name": "name", "level": "name", "keywords": "names"},
    "certificates": {"name": "name", "issuer": "name", "date": "date"},
    "languages": {"language": "name", "fluency": "name"},
    "awards": {"title": "name", "awarder": "name", "date": "date", "summary": "sentence"},
    "publications": {"name": "name", "publisher": "name", "releaseDate": "date", "summary": "sentence"},
    "interests": {"name": "name", "keywords": "names"},
}
"""Sections a model is asked about. Not the basics and not references: they are contact data."""

_MOST_ENTRIES, _MOST_ITEMS, _LONGEST = 40, 60, 2000


def telling_schema(section: str) -> dict[str, Any] | None:
    """The JSON Schema of an answer; None for a section no model is asked about."""
    fields = _FIELDS.get(section)
    if fields is None:
        return None
    one, many = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    shape = {name: many if kind in ("names", "sentences") else one for name, kind in fields.items()}
    entry = {"type": "object", "properties": shape, "required": list(shape), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"entries": {"type": "array", "items": entry}},
        "required": ["entries"],
        "additionalProperties": False,
    }


@dataclass(slots=True)
class Telling:
    """One answer's entries as they come; one invented word in any of them spoils the whole."""

    section: str
    said: str
    entries: list[dict[str, Any]] = field(default_factory=list)
    has_invented: bool = False

    @property
    def is_understood(self) -> bool:
        return bool(self.entries) and not self.has_invented

    def begin(self) -> None:
        """Another answer is coming; what came before does not count."""
        self.entries, self.has_invented = [], False

    def take(self, found: dict[str, Any]) -> None:
        fields = _FIELDS[self.section]
        given = {name: self._value(kind, found[name]) for name, kind in fields.items() if found.get(name)}
        entry = {name: value for name, value in given.items() if value}
        if entry and len(self.entries) < _MOST_ENTRIES:
            self.entries.append(entry)

    def _value(self, kind: Kind, given: object) -> str | list[str]:
        if kind in ("names", "sentences"):
            items = given[:_MOST_ITEMS] if isinstance(given, list) else [given]
            return [item for item in (self._text(kind, one) for one in items) if item]
        return self._text(kind, given)

    def _text(self, kind: Kind, given: object) -> str:
        if not isinstance(given, str):
            return ""
        text = one_line(given[:_LONGEST])
        if text and not self._is_said(kind, text):
            self.has_invented = True
        return text

    def _is_said(self, kind: Kind, text: str) -> bool:
        match kind:
            case "name" | "names":
                return is_named(text, self.said)
            case "sentence" | "sentences":
                return is_told(text, self.said)
            case "date":
                return is_dated(text, self.said)

    def section_of(self, usage: Usage) -> ToldSection | None:
        if not self.is_understood:
            return None
        if self.section == "summary":
            return ToldSection(content={"basics": self.entries[0]}, usage=usage)
        return ToldSection(content={self.section: self.entries}, usage=usage)

    @property
    def notice(self) -> Notice:
        return Notice(code="nonsense", message="The model said more than you did, so your words were read by rules.")
