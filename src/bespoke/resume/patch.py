"""Applying changes to a resume they were made for. Anything that does not fit is refused, never guessed."""

from __future__ import annotations

from pydantic import JsonValue, ValidationError

from bespoke.resume.changes import Change, Diff
from bespoke.resume.errors import DiffMismatch
from bespoke.resume.model import BULLET_LISTS, ENTRY_KINDS, Bullet, Entry, Part, Profile, Resume
from bespoke.resume.paths import join, split

Items = tuple[Entry | Bullet, ...]
_MOVES = ("entries_moved", "bullets_moved")

_ENTRY_KINDS: dict[str, type[Entry]] = {
    "basics/profiles": Profile,
    **{str(name): kind for name, kind in ENTRY_KINDS.items()},
}


def apply(changes: Diff, resume: Resume) -> Resume:
    """The resume after all the changes. Raises DiffMismatch when one was not made for this resume."""
    for change in changes.changes:
        steps = split(change.path)
        if change.kind not in _MOVES:
            steps = steps[:-1]
        if _names_no_list(change, steps):
            raise _mismatch(change)
        patched = _at(resume, steps, change)
        assert isinstance(patched, Resume)
        resume = patched
    return resume


def _names_no_list(change: Change, steps: list[str]) -> bool:
    return change.kind.startswith("bullet") and (not steps or steps[-1] not in BULLET_LISTS)


def _mismatch(change: Change) -> DiffMismatch:
    return DiffMismatch(
        f"{change.describe()}: this is not how the résumé stands.",
        fix="Load the résumé again and compare once more.",
        field=change.path,
    )


def _at(node: object, steps: list[str], change: Change) -> object:
    """The node with the part that the steps lead to patched."""
    if not steps:
        return _patch(node, change)
    step, rest = steps[0], steps[1:]
    if isinstance(node, Part) and step in type(node).model_fields:
        return node.model_copy(update={step: _at(getattr(node, step), rest, change)})
    if isinstance(node, tuple) and any(item.id == step for item in node):
        return tuple(_at(item, rest, change) if item.id == step else item for item in node)
    raise _mismatch(change)


def _patch(node: object, change: Change) -> object:
    if change.kind == "field_changed" and isinstance(node, Part):
        return _with_field(node, change)
    if change.kind != "field_changed" and isinstance(node, tuple):
        return _with_items(node, change)
    raise _mismatch(change)


def _with_field(part: Part, change: Change) -> Part:
    name = split(change.path)[-1]
    current = getattr(part, name, None)
    if name not in type(part).model_fields or not _is(current, change.before):
        raise _mismatch(change)
    try:
        return type(part).model_validate({**dict(part), name: change.after})
    except ValidationError:
        raise _mismatch(change) from None


def _with_items(items: Items, change: Change) -> Items:
    if change.kind in _MOVES:
        return _moved(items, change)
    item_id = split(change.path)[-1]
    found = next((item for item in items if item.id == item_id), None)
    if change.kind.endswith("added"):
        if found is not None or not 0 <= change.position <= len(items):
            raise _mismatch(change)
        return (*items[: change.position], _made(change), *items[change.position :])
    if found is None or not _is(found, change.before):
        raise _mismatch(change)
    if change.kind.endswith("removed"):
        return tuple(item for item in items if item is not found)
    return tuple(Bullet(id=item.id, text=str(change.after)) if item is found else item for item in items)


def _moved(items: Items, change: Change) -> Items:
    by_id = {item.id: item for item in items}
    order = [str(i) for i in change.after] if isinstance(change.after, list) else []
    if [item.id for item in items] != change.before or sorted(order) != sorted(by_id):
        raise _mismatch(change)
    return tuple(by_id[i] for i in order)


def _made(change: Change) -> Entry | Bullet:
    steps = split(change.path)
    if change.kind == "bullet_added":
        return Bullet(id=steps[-1], text=str(change.after))
    kind = _ENTRY_KINDS.get(join(*steps[:-1]))
    if kind is None:
        raise _mismatch(change)
    try:
        return kind.model_validate(change.after)
    except ValidationError:
        raise _mismatch(change) from None


def _is(current: object, before: JsonValue) -> bool:
    match current:
        case Bullet():
            return current.text == before
        case Entry():
            return current.model_dump(mode="json", exclude_defaults=True) == before
        case None | str() | dict():
            return current == before
        case _:
            return str(current) == before
