"""What years may be said of: a stay counts for the job itself, never for what was done or used in it.

"8 years as an engineer" follows from the dates of the job; "8 years of Python" does not, though a bullet names Python.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom, Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.sources import Period, Place, SourceKind
from bespoke.optimize.guard.verb_forms import form
from bespoke.optimize.guard.zones import zone_of
from bespoke.optimize.tenure import is_alike

EXPERIENCE = "experience"
_HEADING: tuple[SourceKind, ...] = ("title", "employer", "asserted")
_AFTER_NUMBER = 6
_JOB = re.compile(r"(?P<stem>\w{4,}?)(?:ers?|ors?|ants?|ists?|sts?)")
_WORK = re.compile(r"e|ing|ment|ion|ation|ance|ancy|sis|y|")


def said_with(reading: Reading, atom: Atom) -> list[Atom]:
    """The words of the statement that a stay's years or dates stand in; a deed told after them is another one."""
    mine = {atom.clause} | {c.index for c in reading.clauses if c.parent == atom.clause and c.marker != "who"}
    words = [a for a in reading.atoms if a.clause in mine and a.kind in ("word", "skill") and a is not atom]
    deeds = (a.index for a in words if a.is_verb and a.index > atom.index and _is_set_off(reading, a))
    end = next(deeds, len(reading.atoms))
    return [a for a in words if a.index < end]


def _is_set_off(reading: Reading, verb: Atom) -> bool:
    return reading.lows[verb.start - 1 : verb.start] in ((",",), ("and",))


def rests_on_heading(alignment: Alignment, atom: Atom) -> bool:
    """Whether all that is said with the years stands in the title or the employer's name, or nowhere at all."""
    words = (a for a in said_with(alignment.rewrite, atom) if a.low != EXPERIENCE)
    return all(_is_headed(alignment, a) or not _is_told(alignment, a) for a in words)


def _is_told(alignment: Alignment, atom: Atom) -> bool:
    place = alignment.place(atom)
    return place is not None and place.source.kind == "text"


def _is_headed(alignment: Alignment, atom: Atom) -> bool:
    return any(True for _ in _headings(alignment, atom, _HEADING))


def _headings(alignment: Alignment, atom: Atom, kinds: tuple[SourceKind, ...]) -> Iterator[Place]:
    for place in alignment.sources.places:
        if place.source.kind in kinds and _names(place.atom, atom):
            yield place


def _names(heading: Atom, atom: Atom) -> bool:
    """By the same word or skill, or as the job names its work: a manager manages, an accountant does accounting."""
    if (atom.skill and atom.skill == heading.skill) or set(atom.keys) <= set(heading.keys):
        return True
    job = _JOB.fullmatch(heading.low)
    return job is not None and any(_WORK.fullmatch(word.removeprefix(job["stem"])) for word in (atom.low, atom.key))


def stays(alignment: Alignment, atom: Atom) -> tuple[Period, ...]:
    """The stays that may be counted: those in the jobs that stand beside the years, all of them where none does."""
    words = said_with(alignment.rewrite, atom)
    titled, employed = (_named(alignment, words, kind) for kind in ("title", "employer"))
    titled |= {entry for entry in _entries(alignment) if any(_same_line(alignment, entry, one) for one in titled)}
    named = titled & employed if titled and employed else titled | employed
    found = (p for p in alignment.sources.periods if not named or p.entry in named)
    return tuple(p for p in found if not (_studied(p) and any(a.low == EXPERIENCE for a in words)))


def _named(alignment: Alignment, words: list[Atom], kind: SourceKind) -> set[str]:
    """For each phrase the entries whose heading has most of it: "software engineer" is no software seller."""
    found: set[str] = set()
    for phrase in {a.phrase for a in words}:
        by_entry: dict[str, set[int]] = defaultdict(set)
        for word in (a for a in words if a.phrase == phrase):
            for place in _headings(alignment, word, (kind,)):
                by_entry[place.source.entry].add(word.index)
        most = max((len(indices) for indices in by_entry.values()), default=0)
        found |= {entry for entry, indices in by_entry.items() if len(indices) == most}
    return found


def _entries(alignment: Alignment) -> set[str]:
    return {period.entry for period in alignment.sources.periods}


def _same_line(alignment: Alignment, one: str, other: str) -> bool:
    """Whether two jobs are of one line of work, by their titles."""
    titles = [(s.entry, s.reading.text) for s in alignment.sources.all if s.kind == "title"]
    return any(is_alike(a, b) for e, a in titles if e == one for f, b in titles if f == other)


def _studied(period: Period) -> bool:
    return period.entry.startswith("education/")


def check_tenures(alignment: Alignment) -> Iterator[Finding]:
    """ "8 years of experience and knowledge of Python" is not "8 years of experience in Python"."""
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        if not _is_duration(atom) or place is None or place.source.kind != "text":
            continue
        claimed = [a for a in experienced(alignment.rewrite, atom) or () if _is_told(alignment, a)]
        said = experienced(place.source.reading, place.atom)
        known = zone_of(place) if said is None else {a.index for a in said}
        moved = next((a for a in claimed if not _is_among(alignment.place(a), known, place)), None)
        if moved is not None and not _is_headed(alignment, moved):
            text = f"{atom.raw} … {moved.raw}"
            yield Finding("quantity", text, f"the evidence does not say “{atom.raw}” of “{moved.raw}”", blocks=False)


def _is_duration(atom: Atom) -> bool:
    return atom.quantity is not None and atom.quantity.unit == "month"


def _is_among(found: Place | None, known: set[int], place: Place) -> bool:
    return found is not None and found.source is place.source and found.atom.index in known


def experienced(reading: Reading, atom: Atom) -> list[Atom] | None:
    """What the years are experience in: words before "experience", and those that hang on it; None of other years."""
    after = [a for a in reading.atoms[atom.index + 1 :] if a.sentence == atom.sentence]
    at = next((i for i, a in enumerate(after[:_AFTER_NUMBER]) if a.low == EXPERIENCE), None)
    if at is None:
        return None
    found = after[: at + 1]
    for word in after[at + 1 :]:
        if _goes_on(reading, found[-1], word, head=after[at]):
            found.append(word)
        else:
            break
    return [a for a in found if a.low != EXPERIENCE]


def _goes_on(reading: Reading, before: Atom, word: Atom, *, head: Atom) -> bool:
    if word.quantity or word.date or (word.is_verb and reading.clauses[word.clause].kind in ("main", "relative")):
        return False
    if word.phrase == before.phrase or (before.phrase, before.phrase + 1) not in reading.coordinated:
        return True
    return before is not head and word.link == before.link and form(word.low) != "past"
