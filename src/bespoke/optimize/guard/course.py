"""How far the pass over a text has come: what it has found, and what the words read last say of the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard.clauses import Atom, AtomKind, Clause, ClauseKind, Doer
from bespoke.optimize.guard.dates import DateMention
from bespoke.optimize.guard.lemmas import root
from bespoke.optimize.guard.quantities import Quantity
from bespoke.optimize.guard.spans import DateSpan, SkillSpan
from bespoke.optimize.guard.tokens import Token

# Verbs that the list of verbs does not offer for rewriting, as strong as "start".
_BEGINNING = frozenset(["begin", "commence"])


@dataclass
class Course:
    """`fresh`: a clause may begin here. `joined`: a conjunction or comma stood before. `one`: of a single thing."""

    text: str
    tokens: list[Token]
    spans: Mapping[int, Quantity | DateSpan | SkillSpan]
    clauses: list[Clause] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    coordinated: set[tuple[int, int]] = field(default_factory=set)
    negations: list[int] = field(default_factory=list)
    token_clauses: list[int] = field(default_factory=list)
    phrase: int = 0
    link: str = ""
    preposition: str = ""
    one: bool = False
    fresh: bool = True
    joined: bool = False
    negated: bool = False
    narrow: bool = False
    explicit: Doer | None = None
    source_open: bool = False

    def open_clause(self, kind: ClauseKind, *, sentence: int, parent: int | None = None, marker: str = "") -> Clause:
        clause = Clause(len(self.clauses), sentence, kind, parent, marker=marker)
        self.clauses.append(clause)
        self.phrase += 1
        self.link, self.preposition, self.fresh, self.joined = "", "", True, False
        if kind == "main":
            self.negated = False
        self.explicit, self.source_open = None, False
        return clause

    def new_phrase(self, link: str, preposition: str = "") -> None:
        self.phrase += 1
        if not link or preposition:
            self.preposition = preposition
        self.link, self.one = link, False

    def weigh(self, clause: Clause) -> None:
        verb = verb_of(self.atoms[clause.verb or 0].low) if clause.verb is not None else None
        if verb is None and clause.verb is not None and self.atoms[clause.verb].key in _BEGINNING:
            verb = verb_of("start")
        own = verb.strength if verb else 2
        parent = self.clauses[clause.parent] if clause.parent is not None else None
        weak = parent is not None and parent.strength is not None and parent.strength <= 1 and clause.marker != "by"
        clause.strength = min(own, parent.strength or 0) if weak and parent else own

    def settle_strengths(self) -> None:
        for clause in self.clauses:
            if clause.verb is None and clause.parent is not None:
                clause.strength = self.clauses[clause.parent].strength

    def add(
        self,
        start: int,
        end: int,
        kind: AtomKind,
        *,
        key: str = "",
        skill: str = "",
        quantity: Quantity | None = None,
        date: DateMention | None = None,
        is_verb: bool = False,
    ) -> None:
        tokens = self.tokens[start:end]
        lows = tuple(t.low for t in tokens if t.kind != "sign") or (tokens[0].low,)
        keys = (key,) if key else tuple(root(low) for low in lows)
        raw = self.text[tokens[0].start : tokens[-1].end]
        self.atoms.append(
            Atom(
                index=len(self.atoms),
                raw=raw,
                keys=keys,
                lows=lows,
                kind=kind,
                start=start,
                end=end,
                sentence=tokens[0].sentence,
                clause=len(self.clauses) - 1,
                phrase=self.phrase,
                link=self.link,
                preposition=self.preposition,
                is_verb=is_verb,
                is_capital=tokens[0].is_capital,
                opens=start == 0 or self.tokens[start - 1].sentence != tokens[0].sentence,
                one=self.one,
                negated=self.negated,
                skill=skill,
                quantity=quantity,
                date=date,
            )
        )
        self.fresh = self.fresh and lows[0].endswith("ly")
