"""The whole-document check, after every edit is applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bespoke.optimize.model import AssertedFact, Reason, Verdict
from bespoke.resume.model import Resume

PROTECTED: dict[str, tuple[str, ...]] = {
    "work": ("name", "position", "location", "url", "start", "end", "dates_text"),
    "volunteer": ("organization", "position", "location", "url", "start", "end", "dates_text"),
    "education": ("institution", "study_type", "area", "location", "score", "url", "start", "end", "dates_text"),
    "awards": ("title", "date", "awarder"),
    "certificates": ("name", "date", "issuer", "url"),
    "publications": ("name", "publisher", "date", "url"),
    "languages": ("language", "fluency"),
    "references": ("name", "reference"),
    "projects": ("name", "entity", "type", "url", "start", "end", "dates_text"),
}
_BASICS = ("name", "image", "email", "phone", "url", "location", "profiles")


def check_document(before: Resume, after: Resume, *, asserted: Sequence[AssertedFact] = ()) -> Verdict:
    """Whether applying the suggestions left every protected field alone and added no fact nobody confirmed."""
    reasons = tuple(_changed_basics(before, after)) + tuple(_changed_entries(before, after))
    return Verdict(ruling="unsupported" if reasons else "supported", reasons=reasons)


def _changed_basics(before: Resume, after: Resume) -> Iterator[Reason]:
    for name in _BASICS:
        if getattr(before.basics, name) != getattr(after.basics, name):
            yield _changed(f"basics/{name}", str(getattr(after.basics, name)))


def _changed_entries(before: Resume, after: Resume) -> Iterator[Reason]:
    old = {(section, entry.id): entry for section, entry in before.entries()}
    new = {(section, entry.id): entry for section, entry in after.entries()}
    for section, ident in old.keys() - new.keys():
        yield _changed(f"{section}/{ident}", "entry vanished")
    for section, ident in new.keys() - old.keys():
        yield _changed(f"{section}/{ident}", "entry appeared")
    for section, ident in old.keys() & new.keys():
        for name in PROTECTED.get(section, ()):
            value = getattr(new[section, ident], name)
            if getattr(old[section, ident], name) != value:
                yield _changed(f"{section}/{ident}/{name}", str(value))


def _changed(path: str, text: str) -> Reason:
    return Reason(kind="word", text=text, message=f"{path} is protected and was changed")
