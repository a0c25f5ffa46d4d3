"""The differences between two resumes, as values that can be stored, sent and read by a person."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import JsonValue

from bespoke.resume.frozen import Frozen
from bespoke.resume.labels import bullet_label, field_label
from bespoke.resume.orders import unmoved

ChangeKind = Literal[
    "field_changed",
    "entry_added",
    "entry_removed",
    "entries_moved",
    "bullet_added",
    "bullet_removed",
    "bullet_changed",
    "bullets_moved",
]
_SHORT = 40
_LISTED = ("keywords", "courses", "roles")
_TALLIES: dict[ChangeKind, tuple[str, str]] = {
    "entry_added": ("entry added", "entries added"),
    "entry_removed": ("entry removed", "entries removed"),
    "bullet_changed": ("bullet reworded", "bullets reworded"),
    "bullet_added": ("bullet added", "bullets added"),
    "bullet_removed": ("bullet removed", "bullets removed"),
    "field_changed": ("field changed", "fields changed"),
    "entries_moved": ("section reordered", "sections reordered"),
    "bullets_moved": ("list reordered", "lists reordered"),
}


class Change(Frozen):
    """One difference.

    `path` names the field, entry or bullet; of the moves, the list. `before` and `after` hold what the kind says: texts
    (dates as ISO text), whole entries, or the ids that stayed, in their old and new order. `position` counts from 0 in
    the new list, for what was removed in the old one. `label` is what a person calls the entry or section it is in.
    """

    kind: ChangeKind
    path: str
    before: JsonValue = None
    after: JsonValue = None
    position: int = 0
    label: str = ""

    def describe(self) -> str:
        """Such as "Acme · Engineer: bullet 2 reworded"."""
        what = self._what()
        separator = " " if what in ("added", "removed", "moved up", "moved down") else ": "
        return f"{self.label}{separator}{what}"

    def _what(self) -> str:
        match self.kind:
            case "field_changed":
                return self._field()
            case "entries_moved" | "bullets_moved":
                return self._moved()
            case "bullet_changed":
                return self._reworded()
            case "bullet_added" | "bullet_removed":
                return f"{self._bullet()} {self.kind.removeprefix('bullet_')}"
            case "entry_added" | "entry_removed":
                return self.kind.removeprefix("entry_")

    def _field(self) -> str:
        name = field_label(self.path.rsplit("/", 1)[-1])
        before, after = _shown(self.before), _shown(self.after)
        if not after:
            return f"{name} removed"
        if not before:
            return f"{name} added"
        if isinstance(self.before, str) and max(len(before), len(after)) <= _SHORT:
            return f"{name} changed from “{before}” to “{after}”"
        return f"{name} changed"

    def _reworded(self) -> str:
        if self._is_listed():
            return f"{self._bullet()} changed to “{_shown(self.after)}”"
        return f"{self._bullet()} reworded"

    def _moved(self) -> str:
        """One thing that moved is named; of several it is said that the order changed."""
        before, after = _ids(self.before), _ids(self.after)
        moved = set(before) - unmoved(before, after)
        name = bullet_label(self.path.rsplit("/", 1)[-1])
        if len(moved) != 1:
            return "order changed" if self.kind == "entries_moved" else f"{name}s reordered"
        (item,) = moved
        old, new = before.index(item) + 1, after.index(item) + 1
        if self.kind == "entries_moved":
            return "moved up" if new < old else "moved down"
        return f"{name} {old} moved to {new}"

    def _bullet(self) -> str:
        """Bullets are known by their number, keywords and courses by their text."""
        name = bullet_label(self.path.split("/")[-2])
        text = self.after if self.before is None else self.before
        return f"{name} “{_shown(text)}”" if self._is_listed() else f"{name} {self.position + 1}"

    def _is_listed(self) -> bool:
        return self.path.split("/")[-2] in _LISTED


class Diff(Frozen):
    """Every change that turns one resume into another, in the order in which they are applied."""

    changes: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.changes

    def describe(self) -> list[str]:
        return [change.describe() for change in self.changes]

    def summary(self) -> str:
        """One line for a list of versions: "2 bullets reworded, 1 entry added"."""
        counts = Counter(change.kind for change in self.changes)
        said = [f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in _TALLIES.items() if counts[kind]]
        return ", ".join(said) or "no changes"


def _ids(value: JsonValue) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _shown(value: JsonValue) -> str:
    text = "" if value in (None, {}) else str(value)
    return text if len(text) <= 2 * _SHORT else f"{text[: 2 * _SHORT - 1]}…"
