"""Merging two saves of one document that were made from the same base."""

from __future__ import annotations

from typing import Any, NamedTuple

from bespoke.features.documents.subject import Content, Kind
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.merge import Conflict, merge

_RESUME = "resume_json"
_DERIVED = frozenset({"ui", "tailored_resume_text", "qa", "analysis", _RESUME})
"""Made anew from the resume at every save; what a person set in `ui` is carried over by path."""


class Combined(NamedTuple):
    content: Content
    conflicts: tuple[Conflict, ...]


def combine(kind: Kind, base: Content, yours: Content, theirs: Content) -> Combined:
    if kind.name == "resume":
        return _resumes(base, yours, theirs)
    inner = _resumes(base.get(_RESUME, {}), yours.get(_RESUME, {}), theirs.get(_RESUME, {}))
    rest, conflicts = _members(base, yours, theirs)
    return Combined({**rest, _RESUME: inner.content}, (*inner.conflicts, *conflicts))


def _resumes(base: Content, yours: Content, theirs: Content) -> Combined:
    merged = merge(*(read_json_resume(side) for side in (base, yours, theirs)))
    return Combined(dict(write_json_resume(merged.resume)), merged.conflicts)


def _members(base: Content, yours: Content, theirs: Content) -> tuple[Content, list[Conflict]]:
    """Parts beside the resume, each as a whole: what one side changed is that side's."""
    merged: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for name in {**theirs, **yours}:
        before, mine, other = (side.get(name) for side in (base, yours, theirs))
        if name in _DERIVED or other in (before, mine):
            merged[name] = mine
        elif mine == before:
            merged[name] = other
        else:
            merged[name] = mine
            conflicts.append(Conflict(path=name, base=before, yours=mine, theirs=other))
    return {name: value for name, value in merged.items() if value is not None}, conflicts
