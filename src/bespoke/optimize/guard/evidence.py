"""What a rewrite may rest on: the named items, and the frame of the entry they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bespoke.resume import paths as field_paths
from bespoke.resume.dates import EndDate, PartialDate
from bespoke.resume.model import Entry, Resume, bullet_lists

EvidenceKind = Literal["bullet", "summary", "skills", "title", "employer", "dates", "degree", "certificate", "text"]

_KIND_OF_FIELD: dict[str, EvidenceKind] = {
    "position": "title",
    "label": "title",
    "name": "employer",
    "organization": "employer",
    "institution": "employer",
    "entity": "employer",
    "summary": "summary",
    "study_type": "degree",
    "area": "degree",
}
_TITLE_FIELDS = ("position",)
_EMPLOYER_FIELDS = ("name", "organization", "institution", "entity", "awarder", "issuer", "publisher")
_DATED_SECTIONS = ("work", "volunteer", "education", "projects")


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One text of the resume with its field path (`resume/paths.py`)."""

    path: str
    text: str
    kind: EvidenceKind = "bullet"

    @property
    def entry(self) -> str:
        """The entry the item belongs to; a claim may not mix numbers and tools of two entries."""
        return "/".join(field_paths.split(self.path)[:2])


@dataclass(frozen=True, slots=True)
class EntryContext:
    """The frame of the entry: its heading supports claims too, the rest of the resume only a question."""

    employer: str = ""
    title: str = ""
    start: PartialDate | None = None
    end: EndDate | None = None
    skills: tuple[str, ...] = ()
    other_bullets: tuple[str, ...] = ()


NO_CONTEXT = EntryContext()


def evidence_for(resume: Resume, paths: Sequence[str]) -> tuple[tuple[EvidenceItem, ...], EntryContext]:
    """The texts at `paths` and the frame of their entry.

    An entry's own path stands for all its texts. When the paths touch several entries, each brings its heading and
    dates as items, so that every clause can be held against one entry. Unknown paths are left out.
    """
    every = tuple(all_items(resume))
    items = [item for path in paths for item in _items_at(every, path)]
    entries = list(dict.fromkeys(item.entry for item in items))
    if len(entries) > 1:
        items += [item for entry in entries for item in _heading(every, entry)]
    unique = tuple({item.path: item for item in items}.values())
    return unique, _context(resume, every, entries, {item.path for item in unique})


def _items_at(every: Iterable[EvidenceItem], path: str) -> Iterator[EvidenceItem]:
    below = f"{path}/"
    yield from (item for item in every if item.path == path or item.path.startswith(below))


def all_items(resume: Resume) -> Iterator[EvidenceItem]:
    """Every text of the resume that can support a claim."""
    yield from _scalars("basics", {"label": resume.basics.label, "summary": resume.basics.summary})
    for section, entry in resume.entries():
        yield from _entry_items(section, entry)


def _entry_items(section: str, entry: Entry) -> Iterator[EvidenceItem]:
    base = field_paths.join(section, entry.id)
    scalars = {
        name: value
        for name, value in entry
        if isinstance(value, str) and value and name not in ("id", "url", "dates_text")
    }
    yield from _scalars(base, scalars, section=section)
    if dates := _dates_of(entry):
        yield EvidenceItem(field_paths.join(base, "dates"), dates, "dates")
    for name, bullets in bullet_lists(entry):
        kind: EvidenceKind = "skills" if section == "skills" else "bullet"
        for bullet in bullets:
            yield EvidenceItem(field_paths.join(base, name, bullet.id), bullet.text, kind)


def _scalars(base: str, fields: dict[str, str], *, section: str = "") -> Iterator[EvidenceItem]:
    for name, text in fields.items():
        if text:
            yield EvidenceItem(field_paths.join(base, name), text, _kind(section, name))


def _kind(section: str, field: str) -> EvidenceKind:
    if section in ("skills", "languages", "interests"):
        return "skills"
    if section == "certificates" and field == "name":
        return "certificate"
    if section in ("projects", "publications", "references", "custom"):
        return "text"
    return _KIND_OF_FIELD.get(field, "text")


def _dates_of(entry: Entry) -> str:
    start, end = getattr(entry, "start", None), getattr(entry, "end", None)
    if start or end:
        return f"{start or ''} - {end or ''}".strip(" -") if not (start and end) else f"{start} - {end}"
    day = getattr(entry, "date", None)
    return str(day) if day else ""


def _heading(every: Iterable[EvidenceItem], path: str) -> Iterator[EvidenceItem]:
    kinds = ("title", "employer", "dates", "degree", "certificate")
    yield from (item for item in _items_at(every, path) if item.kind in kinds)


def _context(resume: Resume, every: Iterable[EvidenceItem], entries: Sequence[str], named: set[str]) -> EntryContext:
    elsewhere = tuple(item.text for item in every if item.path not in named and item.kind != "dates")
    skills = tuple(item.text for item in every if item.path.startswith("skills/"))
    entry = _entry_at(resume, entries[0]) if len(entries) == 1 else None
    if entry is None:
        return EntryContext(skills=skills, other_bullets=elsewhere)
    return EntryContext(
        employer=_first(entry, _EMPLOYER_FIELDS),
        title=_first(entry, _TITLE_FIELDS),
        start=getattr(entry, "start", None),
        end=getattr(entry, "end", None),
        skills=skills,
        other_bullets=elsewhere,
    )


def _entry_at(resume: Resume, path: str) -> Entry | None:
    section = field_paths.split(path)[0]
    if section not in _DATED_SECTIONS:
        return None
    wanted = field_paths.split(path)[-1]
    return next((entry for name, entry in resume.entries() if name == section and entry.id == wanted), None)


def _first(entry: Entry, names: Iterable[str]) -> str:
    return next((text for name in names if (text := getattr(entry, name, ""))), "")
