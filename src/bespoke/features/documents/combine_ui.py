"""Merging what two people set in the `ui` of one optimized resume: what is shown, locked, and worded otherwise.

Texts are not merged here: they belong to the resume, which is merged by id, and `ui` is written anew from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_FLAGS = ("include", "locked")
Part = Mapping[str, Any]


def combine_ui(base: Part, yours: Part, theirs: Part) -> dict[str, Any]:
    """Yours, with every flag and wording that only theirs changed. A flag both changed became the same in both."""
    sections = [_by(side.get("sections"), "name") for side in (base, yours, theirs)]
    names = {**sections[1], **sections[2]}
    merged = [_section(*(side.get(name, {}) for side in sections)) for name in names]
    return {**yours, "sections": merged}


def _section(base: Part, yours: Part, theirs: Part) -> dict[str, Any]:
    items = [_by(side.get("items"), "path") for side in (base, yours, theirs)]
    paths = {**items[1], **items[2]}
    merged = [_item(*(side.get(path, {}) for side in items)) for path in paths]
    return {**_flagged(base, yours, theirs), "items": merged}


def _item(base: Part, yours: Part, theirs: Part) -> dict[str, Any]:
    old, mine, other = (tuple(side.get("alternates") or ()) for side in (base, yours, theirs))
    added = [one for one in other if one not in old]
    dropped = {one for one in old if one not in other} if theirs else set()
    kept = [one for one in mine if one not in dropped]
    return {**_flagged(base, yours, theirs), "alternates": list(dict.fromkeys([*kept, *added]))}


def _flagged(base: Part, yours: Part, theirs: Part) -> dict[str, Any]:
    if not (yours and theirs):
        return dict(yours or theirs)
    taken = {name: theirs[name] for name in _FLAGS if name in theirs and yours.get(name) == base.get(name)}
    return {**yours, **taken}


def _by(parts: Iterable[Part] | None, key: str) -> dict[str, Part]:
    return {str(part.get(key)): part for part in parts or ()}
