"""Dates of the rewrite against dates of the evidence and of the entry."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment, Match
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.dates import DateMention
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.sources import Period, Place
from bespoke.optimize.guard.tenures import rests_on_heading
from bespoke.resume.dates import PartialDate


def check_dates(alignment: Alignment) -> Iterator[Finding]:
    for atom in alignment.rewrite.atoms:
        if atom.date is not None:
            yield from _check(alignment, atom, atom.date)


def _check(alignment: Alignment, atom: Atom, date: DateMention) -> Iterator[Finding]:
    near, found = False, list[Place]()
    for place in alignment.sources.places:
        old = place.atom.date
        if old is None:
            continue
        if _same(date, old):
            found.append(place)
        near = near or _looser(date, old)
    if found:
        yield from _placed(alignment, atom, found)
        return
    if any(_is_whole(date, period) for period in alignment.sources.periods):
        yield from _of_the_job(alignment, atom)
        return
    known = [str(place.atom.date.text) for place in alignment.sources.places if place.atom.date]
    says = f"; it says {' and '.join(dict.fromkeys(known))}" if known else ""
    yield Finding("date", atom.raw, f"“{atom.raw}” is not in the evidence{says}", blocks=not near)


def _is_whole(date: DateMention, period: Period) -> bool:
    return date.first == period.start and (date.last == period.end or (date.last == "open" and period.end == "present"))


def _of_the_job(alignment: Alignment, atom: Atom) -> Iterator[Finding]:
    """The dates of a job are not said of each deed in it."""
    if not rests_on_heading(alignment, atom):
        yield Finding("date", atom.raw, f"“{atom.raw}” are the dates of the job, not of all that is said", blocks=False)


def _placed(alignment: Alignment, atom: Atom, places: list[Place]) -> Iterator[Finding]:
    """The date is there; it must also stand with the deed and the number it stood with."""
    good = [
        p
        for p in places
        if not (
            _moved(alignment, atom, p.source.reading, p.atom)
            or _of_another_deed(alignment, atom, p)
            or _of_another_post(alignment, atom, p)
        )
    ]
    place = (good or places)[0]
    same = place.atom.date is not None and atom.date is not None and place.atom.date.text == atom.date.text
    alignment.matches[atom.index] = Match(place, 10.0, "" if same else "date format")
    alignment.license("" if same else "date format")
    if place.source.kind == "dates":
        yield from _of_the_job(alignment, atom)
    earlier = [m.place.atom for i, m in alignment.matches.items() if i < atom.index]
    if good and all(any(p.atom is one for one in earlier) for p in good):
        yield Finding("date", atom.raw, f"the evidence says “{atom.raw}” only once", blocks=False)
    if not good:
        yield Finding("date", atom.raw, f"“{atom.raw}” belongs to another statement of the evidence")


def _same(new: DateMention, old: DateMention) -> bool:
    if new.last is None and old.last is None:
        return new.first == old.first or new.first == PartialDate(old.first.year)
    return (new.first, new.last) == (old.first, old.last)


def _looser(new: DateMention, old: DateMention) -> bool:
    """Years only where the evidence knows months, or one end of a range: true perhaps, but it reads differently."""
    if new.last is None:
        ends = [old.first, *([old.last] if isinstance(old.last, PartialDate) else [])]
        return any(new.first == e or new.first == PartialDate(e.year) for e in ends)
    if isinstance(new.last, PartialDate) and isinstance(old.last, PartialDate):
        return new.first == PartialDate(old.first.year) and new.last == PartialDate(old.last.year)
    return False


def _moved(alignment: Alignment, atom: Atom, reading: Reading, old: Atom) -> bool:
    """Whether the number that stood with this date is now another."""
    mine = _number_before(alignment.rewrite, atom)
    theirs = _number_before(reading, old)
    if mine is None or theirs is None or mine.quantity is None or theirs.quantity is None:
        return False
    return mine.quantity.low != theirs.quantity.low and sum(a.quantity is not None for a in reading.atoms) > 1


def _of_another_deed(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """Whether the deed the date is said of now happened at another time."""
    clause = alignment.rewrite.clauses[atom.clause]
    found = alignment.place(alignment.rewrite.atoms[clause.verb]) if clause.verb is not None else None
    if found is None or found.source is not place.source or not found.atom.is_verb:
        return False
    reading = place.source.reading
    mine = {i for c in reading.sharing(found.atom.clause) for i in reading.ancestors(c)}
    theirs = set(reading.ancestors(place.atom.clause))
    others = any(a.date for a in reading.atoms if a is not place.atom)
    return others and not (mine & theirs)


def _of_another_post(alignment: Alignment, atom: Atom, place: Place) -> bool:
    """ "Manager since 2022, clerk since 2015": without a verb, a date belongs to the words since the date before it."""
    reading = place.source.reading
    if alignment.rewrite.clauses[atom.clause].verb is not None or place.clause.verb is not None:
        return False
    owned = _told_with(reading, place.atom)
    if len(owned) == len(_told_with(reading, None)):
        return False
    words = [alignment.place(a) for a in _told_with(alignment.rewrite, atom)]
    titles = [p for p in words if p is not None and p.source is place.source and p.atom.kind in ("word", "skill")]
    return bool(titles) and not any(p.atom.index in {a.index for a in owned} for p in titles)


def _told_with(reading: Reading, date: Atom | None) -> list[Atom]:
    """The words that a date of a verbless text closes; all of them for None. Dates that lead own what follows."""
    words = [a for a in reading.atoms if a.kind in ("word", "skill")]
    dates = [a.index for a in reading.atoms if a.date]
    if date is None or len(dates) < 2:
        return words
    if dates[0] < words[0].index if words else True:
        after = min((i for i in dates if i > date.index), default=len(reading.atoms))
        return [a for a in words if date.index < a.index < after]
    before = max((i for i in dates if i < date.index), default=-1)
    return [a for a in words if before < a.index < date.index]


def _number_before(reading: Reading, atom: Atom) -> Atom | None:
    before = [a for a in reading.atoms if a.quantity and a.clause == atom.clause and a.index < atom.index]
    return before[-1] if before else None
