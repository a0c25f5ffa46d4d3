"""Structural difference by id: `apply(diff(a, b), a) == b`.

Entries and bullets are matched by id alone; give a document that came without ids to `align` first. What moved to
another list counts as removed there and added here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from bespoke.resume.changes import Change, ChangeKind, Diff
from bespoke.resume.labels import entry_label
from bespoke.resume.model import SECTION_NAMES, Bullet, Entry, Part, Resume, bullet_lists
from bespoke.resume.orders import unmoved
from bespoke.resume.patch import apply
from bespoke.resume.paths import join
from bespoke.resume.text import SECTION_TITLES

__all__ = ["Change", "Diff", "apply", "diff"]

Items = Sequence[Entry | Bullet]


def diff(before: Resume, after: Resume) -> Diff:
    return Diff(changes=tuple(_document(before, after)))


def _document(a: Resume, b: Resume) -> Iterator[Change]:
    yield from _scalars("basics", a.basics, b.basics, "Contact")
    yield from _scalars("basics/location", a.basics.location, b.basics.location, "Contact")
    yield from _entries("basics/profiles", a.basics.profiles, b.basics.profiles, "Profiles")
    for name in SECTION_NAMES:
        yield from _entries(name, a.section(name), b.section(name), SECTION_TITLES[name])
    yield from _scalars("meta", a.meta, b.meta, "Document")
    yield from _scalars("", a, b, "Document")


def _scalars(path: str, a: Part, b: Part, label: str) -> Iterator[Change]:
    for name in type(b).model_fields:
        old, new = getattr(a, name), getattr(b, name)
        if name == "id" or isinstance(new, tuple | Part) or old == new:
            continue
        field = join(path, name) if path else name
        yield Change(kind="field_changed", path=field, before=_json(old), after=_json(new), label=label)


def _entries(path: str, a: Sequence[Entry], b: Sequence[Entry], title: str) -> Iterator[Change]:
    yield from _membership(path, a, b, title)
    old = {entry.id: entry for entry in a}
    for entry in b:
        if entry.id in old:
            yield from _entry(join(path, entry.id), old[entry.id], entry)


def _entry(path: str, a: Entry, b: Entry) -> Iterator[Change]:
    label = entry_label(b)
    yield from _scalars(path, a, b, label)
    for (name, old), (_, new) in zip(bullet_lists(a), bullet_lists(b), strict=True):
        yield from _bullets(join(path, name), old, new, label)


def _bullets(path: str, a: Sequence[Bullet], b: Sequence[Bullet], label: str) -> Iterator[Change]:
    yield from _membership(path, a, b, label)
    old = {bullet.id: bullet.text for bullet in a}
    for n, bullet in enumerate(b):
        before = old.get(bullet.id, bullet.text)
        if before != bullet.text:
            yield Change(
                kind="bullet_changed",
                path=join(path, bullet.id),
                before=before,
                after=bullet.text,
                position=n,
                label=label,
            )


def _membership(path: str, a: Items, b: Items, label: str) -> Iterator[Change]:
    """What was removed, then the new order of what stayed, then what was added from the front to the back."""
    old, new = dict.fromkeys(item.id for item in a), dict.fromkeys(item.id for item in b)
    for n, item in enumerate(a):
        if item.id not in new:
            yield _one("removed", path, item, n, label)
    stayed, order = [i for i in old if i in new], [i for i in new if i in old]
    if stayed != order:
        yield _move(path, b, (stayed, order), label)
    for n, item in enumerate(b):
        if item.id not in old:
            yield _one("added", path, item, n, label)


def _move(path: str, items: Items, orders: tuple[list[str], list[str]], label: str) -> Change:
    stayed, order = orders
    gone = set(order) - unmoved(stayed, order)
    moved = [item for item in items if item.id in gone]
    if len(moved) == 1 and isinstance(moved[0], Entry):
        label = f"{label}: {entry_label(moved[0])}"
    kind: ChangeKind = "entries_moved" if isinstance(items[0], Entry) else "bullets_moved"
    return Change(kind=kind, path=path, before=[*stayed], after=[*order], label=label)


def _one(fate: str, path: str, item: Entry | Bullet, position: int, label: str) -> Change:
    is_entry = isinstance(item, Entry)
    kind: ChangeKind = "entry_added" if is_entry else "bullet_added"
    if fate == "removed":
        kind = "entry_removed" if is_entry else "bullet_removed"
    value: JsonValue = item.model_dump(mode="json", exclude_defaults=True) if isinstance(item, Entry) else item.text
    if isinstance(item, Entry):
        label = f"{label}: {entry_label(item)}"
    before, after = (value, None) if fate == "removed" else (None, value)
    return Change(kind=kind, path=join(path, item.id), before=before, after=after, position=position, label=label)


def _json(value: object) -> JsonValue:
    """Dates as ISO text; text and foreign fields are JSON already."""
    return value if value is None or isinstance(value, str | dict) else str(value)
