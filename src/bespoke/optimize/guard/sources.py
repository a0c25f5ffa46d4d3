"""The evidence as readings: each named item, the entry's heading and dates, and facts the person confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bespoke.optimize.guard.clauses import Atom, Clause, Reading
from bespoke.optimize.guard.evidence import EntryContext, EvidenceItem
from bespoke.optimize.guard.reading import read
from bespoke.optimize.model import AssertedFact
from bespoke.resume.dates import EndDate, PartialDate

SourceKind = Literal["text", "title", "employer", "dates", "asserted"]


@dataclass(frozen=True, slots=True)
class Source:
    """One text of the evidence. `entry` keeps claims about two entries apart."""

    reading: Reading
    kind: SourceKind
    entry: str
    order: int


@dataclass(frozen=True, slots=True)
class Place:
    """One atom of the evidence."""

    source: Source
    atom: Atom

    @property
    def clause(self) -> Clause:
        return self.source.reading.clauses[self.atom.clause]

    def same_clause(self, other: Place) -> bool:
        return self.source is other.source and self.atom.clause == other.atom.clause

    def same_phrase(self, other: Place) -> bool:
        return self.source is other.source and self.atom.phrase == other.atom.phrase


@dataclass(frozen=True, slots=True)
class Period:
    """The dates of one entry's heading."""

    start: PartialDate
    end: EndDate | None
    entry: str


@dataclass(frozen=True)
class Sources:
    """All evidence of one judgement."""

    all: tuple[Source, ...]
    periods: tuple[Period, ...] = ()
    places: tuple[Place, ...] = field(default=())

    @property
    def text(self) -> str:
        return "\n".join(source.reading.text for source in self.all)


def gather(evidence: Sequence[EvidenceItem], context: EntryContext, asserted: Sequence[AssertedFact]) -> Sources:
    found = tuple(_sources(evidence, context, asserted))
    places = tuple(Place(source, atom) for source in found for atom in source.reading.atoms)
    periods = _periods(context, places, evidence[0].entry if evidence else "")
    return Sources(found, periods, places)


# What stands beyond this in one item supports nothing; no honest bullet is as long.
_READ_CHARACTERS = 8000


def _sources(
    evidence: Sequence[EvidenceItem], context: EntryContext, asserted: Sequence[AssertedFact]
) -> Iterator[Source]:
    kinds: dict[str, SourceKind] = {"title": "title", "employer": "employer", "dates": "dates"}
    order = 0
    for item in evidence:
        yield Source(read(item.text[:_READ_CHARACTERS]), kinds.get(item.kind, "text"), item.entry, order)
        order += 1
    here = evidence[0].entry if evidence else ""
    for text, kind in ((context.title, "title"), (context.employer, "employer")):
        if text:
            yield Source(read(text), kinds[kind], here, order)
            order += 1
    entries = {item.entry for item in evidence}
    for fact in asserted:
        entry = EvidenceItem(fact.path, fact.text).entry
        if entry in entries or not entries:
            yield Source(read(fact.text[:_READ_CHARACTERS]), "asserted", entry, order)
            order += 1


def _periods(context: EntryContext, places: Sequence[Place], here: str) -> tuple[Period, ...]:
    found = [Period(context.start, context.end, here)] if context.start else []
    for place in places:
        date = place.atom.date
        if date and date.last is not None and place.source.kind in ("dates", "asserted"):
            end: EndDate = "present" if isinstance(date.last, str) else date.last
            found.append(Period(date.first, end, place.source.entry))
    return tuple(dict.fromkeys(found))
