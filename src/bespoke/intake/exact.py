"""The ledger of formats that name their fields themselves: every value is one line, mapped and sure."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.intake.ledger import LedgerLine
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Bullet, Entry, Part, Resume
from bespoke.resume.paths import join

_NO_TEXT = {"id", "extra", "meta", "language"}


def ledger_lines(resume: Resume) -> tuple[LedgerLine, ...]:
    return tuple(
        LedgerLine(number=number, text=text, fate="mapped", targets=(path,), confidence=1.0)
        for number, (path, text) in enumerate(fields(resume), start=1)
    )


def fields(resume: Resume) -> Iterator[tuple[str, str]]:
    """Every filled field of the resume: its path and its text."""
    yield from _part(resume.basics, "basics")
    for section, entry in resume.entries():
        yield from _part(entry, join(section, entry.id))


def _part(part: Part, path: str) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        if name not in _NO_TEXT:
            yield from _value(getattr(part, name), join(path, name))


def _value(value: object, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case str() if value:
            yield path, value
        case PartialDate():
            yield path, str(value)
        case Bullet():
            yield path, value.text
        case Part():
            yield from _part(value, path)
        case tuple():
            for item in value:
                assert isinstance(item, Bullet | Entry)
                yield from _value(item, join(path, item.id))
        case _:
            return
