"""Drafts: what was read, with the lines it was read from, before it becomes an entry with an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bespoke.intake.structure.dates import DateSpan
from bespoke.resume.model import SectionName


@dataclass(frozen=True, slots=True)
class Value:
    """A text and the source lines it came from."""

    text: str
    lines: tuple[int, ...] = ()
    confidence: float = 0.8


@dataclass(slots=True)
class Draft:
    """One entry in the making. `fields` are scalars by name, `lists` lists of bullets by name."""

    section: SectionName
    fields: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, list[Value]] = field(default_factory=dict)
    dates: DateSpan | None = None
    dates_text: str = ""
    date_lines: tuple[int, ...] = ()
    lines: set[int] = field(default_factory=set)

    def put(self, name: str, text: str, lines: Iterable[int], *, confidence: float = 0.8) -> None:
        """Sets a scalar, or adds to it after a line break where it is set already."""
        text = text.strip()
        if not text:
            return
        before = self.fields.get(name)
        places = tuple(lines)
        if before is not None:
            text, places = f"{before.text}\n{text}", (*before.lines, *places)
            confidence = min(confidence, before.confidence)
        self.fields[name] = Value(text, places, confidence)

    def add(self, name: str, text: str, lines: Iterable[int]) -> None:
        if text.strip():
            self.lists.setdefault(name, []).append(Value(text.strip(), tuple(lines)))

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        return value.text if value else ""
