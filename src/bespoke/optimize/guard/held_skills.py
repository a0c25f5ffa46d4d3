"""Licences, languages and tools named on their own: the evidence must show them held, not only mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.skills import skills
from bespoke.optimize.guard.align import Alignment
from bespoke.optimize.guard.clauses import Atom, Clause, Reading
from bespoke.optimize.guard.findings import Finding
from bespoke.optimize.guard.lexicon import proficiency_rungs, word_set
from bespoke.optimize.guard.sources import Place
from bespoke.optimize.model import FactKind

_HOLDING = word_set("licence", "holding")
_CARRIERS = word_set("licence", "carriers")


def check_held_skills(alignment: Alignment) -> Iterator[Finding]:
    used = {id(match.place.atom) for match in alignment.matches.values()}
    for atom in alignment.rewrite.atoms:
        place = alignment.place(atom)
        clause = alignment.rewrite.clauses[atom.clause]
        if atom.kind != "skill" or place is None or place.source.kind != "text" or clause.verb is not None:
            continue
        finding = _mentioned(atom, place, used) or _of_somebody_else(atom, place) or _denied(atom, place)
        if finding:
            yield finding


def _kind(atom: Atom) -> FactKind | None:
    """Licences and languages are held; a tool that is named was used."""
    skill = skills().get(atom.skill)
    if skill is None or skill.kind not in ("licence", "language"):
        return None
    return "licence" if skill.kind == "licence" else "skill"


def _mentioned(atom: Atom, place: Place, used: set[int]) -> Finding | None:
    """A CPA firm, an exam for it, "French cuisine", "assisted CPAs": the name stands there for something else."""
    kind = _kind(place.atom) or _kind(atom)
    if kind is None:
        return None
    reading = place.source.reading
    rest = [a for a in reading.atoms if a.phrase == place.atom.phrase and a.index > place.atom.index]
    other = [a for a in rest if a.kind in ("word", "skill") and not _carries(a)]
    if other and not any(id(a) in used for a in rest):
        text = f"{place.atom.raw} {other[0].raw}"
        return Finding(kind, atom.raw, f"the evidence says “{text}”, not that you hold “{atom.raw}”", blocks=False)
    verb = reading.atoms[place.clause.verb] if place.clause.verb is not None else None
    if kind == "licence" and verb is not None and not _is_held(verb, place):
        return Finding(kind, atom.raw, f"the evidence does not say that you hold “{atom.raw}”", blocks=False)
    return None


def _carries(atom: Atom) -> bool:
    known = word_set("licence") | set(proficiency_rungs())
    return atom.key in _CARRIERS or atom.low in known or (atom.kind == "skill" and _kind(atom) is not None)


def _is_held(verb: Atom, place: Place) -> bool:
    return verb.key in _HOLDING or place.atom.index < verb.index or place.atom.link in ("role", "tool", "agent")


def _of_somebody_else(atom: Atom, place: Place) -> Finding | None:
    """ "The contractor wrote it in Perl" does not show Perl."""
    if place.clause.doer != "other" or place.atom.is_verb:
        return None
    return Finding("agent", atom.raw, f"the evidence says that somebody else used “{atom.raw}”", blocks=False)


def _denied(atom: Atom, place: Place) -> Finding | None:
    """ "Jenkins, which I never used": what follows takes back what was named."""
    reading = place.source.reading
    after = [c for c in reading.clauses if c.parent == place.atom.clause and c.kind == "relative"]
    if any(_takes_back(reading, clause, place.atom) for clause in after):
        return Finding("negation", atom.raw, f"the evidence denies something of “{atom.raw}”", blocks=False)
    return None


def _takes_back(reading: Reading, clause: Clause, atom: Atom) -> bool:
    mine = [a for a in reading.atoms if a.clause == clause.index]
    return bool(mine) and mine[0].index <= atom.index + 1 and any(a.negated for a in mine)
