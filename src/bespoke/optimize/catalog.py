"""The evidence of a resume laid out once, because every suggestion asks for a small part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bespoke.optimize.guard.evidence import EntryContext, EvidenceItem, all_items, evidence_for
from bespoke.resume.model import Resume

Case = tuple[tuple[EvidenceItem, ...], EntryContext]


@dataclass(frozen=True, slots=True)
class Catalog:
    """What `evidence_for` answers, without a walk over the whole resume for each question about one entry."""

    resume: Resume
    items: tuple[EvidenceItem, ...]
    _entries: dict[str, Case] = field(default_factory=dict)

    def evidence(self, paths: Sequence[str]) -> Case:
        entries = {"/".join(path.split("/")[:2]) for path in paths}
        if len(entries) != 1:
            return evidence_for(self.resume, paths)
        whole, context = self._entry(entries.pop())
        named = tuple(item for item in whole if any(_covers(path, item.path) for path in paths))
        known = {item.path for item in named}
        others = (item.text for item in self.items if item.path not in known and item.kind != "dates")
        return named, replace(context, other_bullets=tuple(others))

    def _entry(self, path: str) -> Case:
        if path not in self._entries:
            self._entries[path] = evidence_for(self.resume, [path])
        return self._entries[path]


def catalog_of(resume: Resume) -> Catalog:
    return Catalog(resume, tuple(all_items(resume)))


def _covers(path: str, item: str) -> bool:
    return item == path or item.startswith(f"{path}/")
