"""Three-way merge by id.

What only one side changed is taken from that side; what both changed alike is taken once. Where both changed the same
thing differently, or one removed what the other edited, the merged resume keeps yours (or, against a removal, the
edited text) and a conflict carries both sides. So nothing that anybody wrote is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pydantic import JsonValue

from bespoke.resume.frozen import Frozen
from bespoke.resume.identify import identify
from bespoke.resume.model import Bullet, Entry, Part, Resume
from bespoke.resume.orders import insert_runs, merge_orders
from bespoke.resume.paths import join

Item = Entry | Bullet
_MISSING = object()


class Conflict(Frozen):
    """One thing both sides changed. None stands for "removed", or for a date that is not known."""

    path: str
    base: JsonValue = None
    yours: JsonValue = None
    theirs: JsonValue = None


class Merge(Frozen):
    resume: Resume
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class _Conflicts:
    """Those that were found, and the paths at which they are decided for the other side beforehand."""

    for_theirs: Collection[str]
    found: list[Conflict] = field(default_factory=list)

    def take_theirs(self, path: str, base: object, yours: object, theirs: object) -> bool:
        """Whether it is decided so; else it is one more to be decided."""
        if path in self.for_theirs:
            return True
        self.found.append(Conflict(path=path, base=_json(base), yours=_json(yours), theirs=_json(theirs)))
        return False


def merge(base: Resume, yours: Resume, theirs: Resume, *, for_theirs: Collection[str] = ()) -> Merge:
    """What both sides changed at one of the paths `for_theirs` is taken from theirs, and is no conflict."""
    conflicts = _Conflicts(frozenset(for_theirs))
    merged = _part("", (base, yours, theirs), conflicts)
    assert isinstance(merged, Resume)
    return Merge(resume=identify(merged), conflicts=tuple(conflicts.found))


def _part(path: str, sides: tuple[Part, Part, Part], conflicts: _Conflicts) -> Part:
    base, yours, theirs = sides
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    changes: dict[str, object] = {}
    for name in type(yours).model_fields:
        field = join(path, name) if path else name
        changes[name] = _value(field, getattr(base, name), getattr(yours, name), getattr(theirs, name), conflicts)
    return yours.model_copy(update=changes)


def _value(path: str, base: object, yours: object, theirs: object, conflicts: _Conflicts) -> object:
    match base, yours, theirs:
        case tuple(), tuple(), tuple():
            return _items(path, (base, yours, theirs), conflicts)
        case Part(), Part(), Part():
            return _part(path, (base, yours, theirs), conflicts)
        case dict(), dict(), dict():
            return _foreign(path, (base, yours, theirs), conflicts)
        case _:
            return _scalar(path, base, yours, theirs, conflicts)


def _scalar(path: str, base: object, yours: object, theirs: object, conflicts: _Conflicts) -> object:
    if theirs in (base, yours):
        return yours
    return theirs if yours == base or conflicts.take_theirs(path, base, yours, theirs) else yours


def _foreign(path: str, sides: tuple[dict[str, JsonValue], ...], conflicts: _Conflicts) -> dict[str, JsonValue]:
    merged: dict[str, JsonValue] = {}
    for key in sorted({key for side in sides for key in side}):
        base, yours, theirs = (side.get(key, _MISSING) for side in sides)
        value = _scalar(join(path, key), base, yours, theirs, conflicts)
        kept = theirs if value is _MISSING and theirs not in (base, _MISSING) else value
        if kept is not _MISSING:
            merged[key] = kept  # type: ignore[assignment]  # it came out of one of the sides
    return merged


def _items(path: str, sides: tuple[Sequence[Item], ...], conflicts: _Conflicts) -> tuple[Item, ...]:
    base, yours, theirs = ({item.id: item for item in side} for side in sides)
    kept: dict[str, Item] = {}
    for item_id in dict.fromkeys((*base, *yours, *theirs)):
        three = (base.get(item_id), yours.get(item_id), theirs.get(item_id))
        item = _item(join(path, item_id), three, conflicts)
        if item is not None:
            kept[item_id] = item
    return tuple(kept[i] for i in _order(path, sides, kept, conflicts))


def _item(path: str, sides: tuple[Item | None, Item | None, Item | None], conflicts: _Conflicts) -> Item | None:
    base, yours, theirs = sides
    if yours is None or theirs is None:
        return _with_removal(path, sides, conflicts)
    if isinstance(yours, Bullet) and isinstance(theirs, Bullet):
        old = base.text if isinstance(base, Bullet) else ""
        return Bullet(id=yours.id, text=str(_scalar(path, old, yours.text, theirs.text, conflicts)))
    assert isinstance(yours, Entry)
    assert isinstance(theirs, Entry)
    common = base if isinstance(base, Entry) else type(yours)(id=yours.id)
    merged = _part(path, (common, yours, theirs), conflicts)
    assert isinstance(merged, Entry)
    return merged


def _with_removal(path: str, sides: tuple[Item | None, Item | None, Item | None], conflicts: _Conflicts) -> Item | None:
    """At least one side lacks the item: it was added by the other, or removed here."""
    base, yours, theirs = sides
    left = yours if yours is not None else theirs
    if base is None or left is None:
        return left
    if left == base:
        return None
    return theirs if conflicts.take_theirs(path, base, yours, theirs) else left


def _order(path: str, sides: tuple[Sequence[Item], ...], kept: dict[str, Item], conflicts: _Conflicts) -> list[str]:
    base, yours, theirs = ([item.id for item in side if item.id in kept] for side in sides)
    common = set(base) & set(yours) & set(theirs)
    orders = tuple([i for i in side if i in common] for side in (base, yours, theirs))
    merged = merge_orders(*orders)
    if merged is None:
        old, mine, other = orders
        merged = other if conflicts.take_theirs(path, old, mine, other) else mine
    return insert_runs(merged, yours, theirs)


def _json(value: object) -> JsonValue:
    if value is None or value is _MISSING:
        return None
    if isinstance(value, Bullet):
        return value.text
    if isinstance(value, Entry):
        dumped: JsonValue = value.model_dump(mode="json", exclude_defaults=True)
        return dumped
    return value if isinstance(value, str | dict | list | int | float) else str(value)
