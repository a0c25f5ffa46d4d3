"""Merging two saves of one document that were made from the same base."""

from __future__ import annotations

from typing import Any, NamedTuple

from bespoke.features.documents.combine_ui import combine_ui
from bespoke.features.documents.subject import Content, Kind
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.merge import Conflict, merge

_RESUME = "resume_json"
_UI = "ui"
_DERIVED = frozenset({"tailored_resume_text", "qa", "analysis", "skills_block", "requirement_evidence_map"})
"""Made anew from the resume at every save."""

_MISSING = object()


class Combined(NamedTuple):
    content: Content
    conflicts: tuple[Conflict, ...]


def combine(kind: Kind, base: Content, yours: Content, theirs: Content) -> Combined:
    if kind.name == "resume":
        return _resumes(base, yours, theirs)
    inner = _resumes(base.get(_RESUME, {}), yours.get(_RESUME, {}), theirs.get(_RESUME, {}))
    rest, conflicts = _members(base, yours, theirs)
    ui = combine_ui(base.get(_UI) or {}, yours.get(_UI) or {}, theirs.get(_UI) or {})
    return Combined({**rest, _UI: ui, _RESUME: inner.content}, (*inner.conflicts, *conflicts))


def _resumes(base: Content, yours: Content, theirs: Content) -> Combined:
    merged = merge(*(read_json_resume(side) for side in (base, yours, theirs)))
    return Combined(dict(write_json_resume(merged.resume)), merged.conflicts)


def _members(base: Content, yours: Content, theirs: Content) -> tuple[Content, list[Conflict]]:
    """Parts beside the resume, each as a whole: what one side changed, or took out, is that side's."""
    merged: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for name in {**theirs, **yours}:
        if name in (_RESUME, _UI):
            continue
        before, mine, other = (side.get(name, _MISSING) for side in (base, yours, theirs))
        merged[name] = other if mine == before and name not in _DERIVED else mine
        if name not in _DERIVED and mine != before and other not in (before, mine):
            shown = (None if side is _MISSING else side for side in (before, mine, other))
            conflicts.append(Conflict(path=name, **dict(zip(("base", "yours", "theirs"), shown, strict=True))))
    return {name: value for name, value in merged.items() if value is not _MISSING}, conflicts
