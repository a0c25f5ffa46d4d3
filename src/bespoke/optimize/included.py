"""An optimized resume without what its `ui` leaves out: what its pages and files show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bespoke.optimize.structured_ui import roots_of
from bespoke.resume import paths
from bespoke.resume.edits import remove_bullet, remove_entry, replace_section, section_name
from bespoke.resume.errors import InvalidEdit, UnknownPath
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.model import BULLET_LISTS, Resume, SectionName

Object = Mapping[str, Any]


def included_only(structured: Object) -> dict[str, Any]:
    """The JSON Resume of a `structured_output`, the very one when nothing is left out. Contact is never left out."""
    given: dict[str, Any] = structured["resume_json"]
    ui = structured.get("ui") or {}
    return dict(write_json_resume(shown_of(read_json_resume(given), ui))) if any(left_out(ui)) else given


def shown_of(resume: Resume, ui: Object) -> Resume:
    """The resume without what the `ui` leaves out."""
    for path in left_out(ui):
        resume = _without(resume, path)
    return resume


def left_out(ui: Object) -> Iterator[str]:
    """The paths of what is left out: of a text, or of all that a section holds."""
    for section in ui.get("sections") or ():
        items = section.get("items") or ()
        if items and not section.get("include", True) and section["name"] != "header":
            yield from roots_of(section["name"])
        else:
            yield from (item["path"] for item in items if not item.get("include", True))


def _without(resume: Resume, path: str) -> Resume:
    """A field or entry that went meanwhile is left out already."""
    steps = paths.split(path)
    try:
        if len(steps) == 1:
            return replace_section(resume, section_name(path), ())
        if len(steps) == 2 and steps[0] != "basics":
            return remove_entry(resume, steps[1])
        if len(steps) > 2 and steps[-2] in BULLET_LISTS:
            shorter = remove_bullet(resume, path)
        else:
            shorter = paths.replace(resume, path, "")
    except (UnknownPath, InvalidEdit):
        return resume
    return shorter if steps[0] == "basics" else _without_empty(shorter, section_name(steps[0]))


def _without_empty(resume: Resume, name: SectionName) -> Resume:
    entries = [entry for entry in resume.section(name) if entry != type(entry)(id=entry.id)]
    return replace_section(resume, name, entries)
