"""What a person calls the place a field path points at: "Harborline Systems · Senior Platform Engineer · bullet 2"."""

from __future__ import annotations

from bespoke.platform.errors import NotFound
from bespoke.resume import paths
from bespoke.resume.labels import bullet_label, entry_label, field_label
from bespoke.resume.model import BULLET_LISTS, Entry, Resume, bullet_lists
from bespoke.resume.text import SECTION_TITLES

_SECTIONS: dict[str, str] = {str(name): title for name, title in SECTION_TITLES.items()}
_BASICS = {"basics/label": "Target title", "basics/summary": "Summary", "basics": "Contact"}


def place_of(resume: Resume, path: str) -> str:
    """Falls back to the path's own words for a field the resume does not have."""
    if path in _BASICS:
        return _BASICS[path]
    steps = paths.split(path)
    entry_path = paths.entry_of(path)
    entry = _entry_at(resume, entry_path)
    if entry is None:
        section = _SECTIONS.get(steps[0], "Contact")
        return section if len(steps) == 1 else f"{section} · {field_label(steps[-1])}"
    rest = steps[len(paths.split(entry_path)) :]
    return " · ".join([entry_label(entry), *_inside(entry, rest)])


def quote_at(resume: Resume, path: str) -> str:
    """The text that stands at a path, an entry by its name; "" where there is nothing to quote."""
    try:
        value = paths.get(resume, path)
    except NotFound:
        return ""
    if isinstance(value, str):
        return value
    return entry_label(value) if isinstance(value, Entry) else ""


def _entry_at(resume: Resume, path: str) -> Entry | None:
    try:
        value = paths.get(resume, path)
    except NotFound:
        return None
    return value if isinstance(value, Entry) else None


def _inside(entry: Entry, rest: list[str]) -> list[str]:
    match rest:
        case [field]:
            return [f"{bullet_label(field)}s" if field in BULLET_LISTS else field_label(field)]
        case [field, ident, *_]:
            items = dict(bullet_lists(entry)).get(field, ())
            number = next((f" {n}" for n, item in enumerate(items, start=1) if item.id == ident), "")
            return [bullet_label(field) + number]
    return []
