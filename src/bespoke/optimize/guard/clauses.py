"""A shallow reading of a text: clauses with their verb and doer, and what stands in which role to it.

No grammar is complete here; the reading only has to be the same for evidence and rewrite, so that a role that moved
between the two shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bespoke.optimize.guard.dates import DateMention
from bespoke.optimize.guard.quantities import Quantity

AtomKind = Literal["word", "skill", "quantity", "date", "rate", "unit"]
ClauseKind = Literal["main", "infinitive", "by", "gerund", "relative", "participle"]
Doer = Literal["self", "team", "other", "thing", "unclear"]


@dataclass(slots=True)
class Atom:
    """One unit that claims something: a word, a named skill, a quantity, a date, a rate.

    `keys` are its words' roots. `phrase` numbers the run of words it stands in; `link` is the role of that run and
    `preposition` the word that gave it. `does` is the skill that a verb and its object name together.
    """

    index: int
    raw: str
    keys: tuple[str, ...]
    lows: tuple[str, ...]
    kind: AtomKind
    start: int
    end: int
    sentence: int
    clause: int
    phrase: int
    link: str
    source: int = 0
    is_verb: bool = False
    is_capital: bool = False
    opens: bool = False
    one: bool = False
    negated: bool = False
    skill: str = ""
    does: str = ""
    preposition: str = ""
    quantity: Quantity | None = None
    date: DateMention | None = None

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def low(self) -> str:
        return self.lows[0]


@dataclass(slots=True)
class Clause:
    """`strength` is what the doer may claim at most: helping to do is no more than helping. None without a verb."""

    index: int
    sentence: int
    kind: ClauseKind = "main"
    parent: int | None = None
    verb: int | None = None
    doer: Doer = "self"
    strength: int | None = None
    passive: bool = False
    marker: str = ""
    source: int = 0


@dataclass(slots=True)
class Reading:
    """A text as the guard reads it. `coordinated` holds pairs of phrases joined by "and", "or" or a comma."""

    text: str
    atoms: list[Atom] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    coordinated: set[tuple[int, int]] = field(default_factory=set)
    lows: tuple[str, ...] = ()
    token_clauses: tuple[int, ...] = ()
    negations: tuple[int, ...] = ()

    def clause_of(self, atom: Atom) -> Clause:
        return self.clauses[atom.clause]

    def sharing(self, clause: int) -> set[int]:
        """The clause and its neighbours that share its objects: "designed, built and tested the portal"."""
        found = {clause}
        for step in (-1, 1):
            at = clause
            while 0 <= at + step < len(self.clauses) and self._share(at, at + step):
                at += step
                found.add(at)
        return found

    def _share(self, one: int, other: int) -> bool:
        a, b = self.clauses[one], self.clauses[other]
        if a.sentence != b.sentence or a.verb is None or b.verb is None or "main" not in (a.kind, b.kind):
            return False
        bare = [all(x.clause != c.index or x.is_verb for x in self.atoms) for c in (a, b)]
        passive = a.passive if one < other else b.passive
        return passive or bare[0 if one < other else 1]

    def ancestors(self, clause: int) -> list[int]:
        """The clause and those it depends on, outwards."""
        found: list[int] = []
        at: int | None = clause
        while at is not None and at not in found:
            found.append(at)
            at = self.clauses[at].parent
        return found
