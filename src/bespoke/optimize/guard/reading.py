"""From text to `Reading`: one pass over the tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.guard import verb_forms as forms
from bespoke.optimize.guard.characters import plain
from bespoke.optimize.guard.clauses import Atom, AtomKind, Clause, ClauseKind, Doer, Reading
from bespoke.optimize.guard.dates import DateMention
from bespoke.optimize.guard.degree_names import with_full_degrees
from bespoke.optimize.guard.far_units import join_far_units, share_units
from bespoke.optimize.guard.glosses import without_glosses
from bespoke.optimize.guard.lemmas import root
from bespoke.optimize.guard.lexicon import link_classes, word_set
from bespoke.optimize.guard.phrasing import without_filler
from bespoke.optimize.guard.quantities import Quantity
from bespoke.optimize.guard.spans import DateSpan, find_spans
from bespoke.optimize.guard.tokens import Token, tokenize
from bespoke.optimize.guard.units import CURRENCIES, PERIODS, period_of

_SOFT = frozenset(',:()[]{}"/')
_NAMES_LIKE_WORDS = frozenset(["IT", "US", "WHO", "OT", "AM", "MAY"])
_NEVER_VERBS = frozenset(
    [
        "do",
        "does",
        "did",
        "done",
        "using",
        "utilizing",
        "utilising",
        "leveraging",
        "including",
        "incorporating",
        "regarding",
        "concerning",
    ]
)
_NEVER_VERBS |= forms.BE | forms.HAVE
_GERUND_LINKS = frozenset(
    [
        "by",
        "for",
        "of",
        "in",
        "on",
        "while",
        "when",
        "after",
        "before",
        "through",
        "without",
        "from",
        "at",
        "with",
        "about",
        "upon",
        "into",
    ]
)
_NOUN_LINKS = frozenset(["in", "for", "of", "with", "on", "from", "at", "about"])


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """The reading of one text. Cached: an engine judges many rewrites against the same evidence."""
    clean = with_full_degrees(without_filler(without_glosses(plain(text))))
    return _Reader(clean, tokenize(clean)).run()


@dataclass
class _Reader:
    """The state of the pass."""

    text: str
    tokens: list[Token]
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
    rate_seen: bool = False
    source_open: bool = False

    def run(self) -> Reading:
        self.spans = find_spans(self.text, self.tokens)
        self._open_clause("main", sentence=0)
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.sentence != self.clauses[-1].sentence:
                self._open_clause("main", sentence=token.sentence)
            taken = self._span(at) or self._rate(at) or self._step(at)
            self.token_clauses += [len(self.clauses) - 1] * taken
            at += taken
        self._settle_doers()
        share_units(self.atoms, self.tokens)
        join_far_units(self.atoms)
        return Reading(
            self.text,
            self.atoms,
            self.clauses,
            self.coordinated,
            tuple(token.low for token in self.tokens),
            tuple(self.token_clauses),
            tuple(self.negations),
        )

    def _open_clause(self, kind: ClauseKind, *, sentence: int, parent: int | None = None, marker: str = "") -> Clause:
        clause = Clause(len(self.clauses), sentence, kind, parent, marker=marker)
        self.clauses.append(clause)
        self.phrase += 1
        self.link, self.preposition, self.fresh, self.joined = "", "", True, False
        if kind == "main":
            self.negated = False
        self.explicit, self.source_open = None, False
        return clause

    def _new_phrase(self, link: str, preposition: str = "") -> None:
        self.phrase += 1
        if not link or preposition:
            self.preposition = preposition
        self.link, self.one = link, False

    def _span(self, at: int) -> int:
        """A quantity, date or skill that begins here."""
        span = self.spans.get(at)
        if span is None:
            return 0
        if isinstance(span, Quantity):
            if span.is_verb:
                return self._verb_quantity(at, span)
            self._add(at, span.end, "quantity", quantity=span)
            return span.end - at
        if isinstance(span, DateSpan):
            self._add(at, span.end, "date", date=span.mention)
            return span.end - at
        if self._verb_kind(at) and self._verb_step(at):
            self.atoms[-1].does = span.skill if span.end > at + 1 else ""
            return 1
        self._add(at, span.end, "skill", skill=span.skill)
        return span.end - at

    def _verb_quantity(self, at: int, span: Quantity) -> int:
        if not self._verb_step(at):
            self._add(at, span.end, "quantity", quantity=span)
            return 1
        self.atoms[-1].quantity, self.atoms[-1].kind = span, "quantity"
        return 1

    def _rate(self, at: int) -> int:
        token = self.tokens[at]
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        if token.low in PERIODS:
            self._add(at, at + 1, "rate", key=f"rate:{PERIODS[token.low]}")
            return 1
        period = period_of(after.rstrip("s") if after.endswith("s") and len(after) > 3 else after)
        if period and token.low in ("per", "each", "every", "/"):
            self._add(at, at + 2, "rate", key=f"rate:{period}")
            return 2
        if period and token.low in ("a", "an") and after == period and self._counted_recently():
            self._add(at, at + 2, "rate", key=f"rate:{period}")
            return 2
        return 0

    def _counted_recently(self) -> bool:
        recent = [a for a in self.atoms[-6:] if a.clause == len(self.clauses) - 1]
        return any(a.kind == "quantity" or a.low in ("once", "twice", "times") for a in recent)

    def _step(self, at: int) -> int:
        token = self.tokens[at]
        if token.kind == "sign":
            self._sign(at)
        elif token.raw in _NAMES_LIKE_WORDS:
            self._add(at, at + 1, "word")
        elif token.low in ("every", "each") and isinstance(self.spans.get(at + 1), Quantity):
            self._new_phrase("place")
        elif self._is_negation(at):
            self._negate(at)
        elif (token.low in forms.RELATIVES and self._relative(at)) or self._verb_step(at) or self._is_half(at):
            pass
        elif token.low in link_classes() and not (token.low == "to" and self._is_infinitive(at)):
            self._preposition(at)
        elif token.low in word_set("function") or token.low == "to" or token.raw in word_set("function", "foreign_and"):
            self._function(at)
        else:
            self._add(at, at + 1, "word")
        return 1

    def _is_half(self, at: int) -> bool:
        """ "after-school", "on-call": a hyphen makes the preposition a part of a word."""
        after = self.tokens[at + 1 : at + 3]
        if self.tokens[at].low not in link_classes() or len(after) < 2:
            return False
        return after[0].raw == "-" and after[0].glued and after[1].glued

    def _sign(self, at: int) -> None:
        raw = self.tokens[at].raw
        if raw == "'":
            return
        if raw in _SOFT:
            if raw in ",/" and self.atoms:
                self.coordinated.add((self.phrase, self.phrase + 1))
                self.joined = True
            self._new_phrase(self.link if raw in ",/(" else "")
            self.fresh = raw in ",:("
            self.negated = self.negated and raw == "/"
        elif raw == "&":
            self._function(at)

    def _is_negation(self, at: int) -> bool:
        low = self.tokens[at].low
        hyphened = at + 1 < len(self.tokens) and self.tokens[at + 1].raw == "-" and self.tokens[at + 1].glued
        return low.endswith("n't") or (low in word_set("negation") and not hyphened)

    def _negate(self, at: int) -> None:
        self.negations.append(at)
        self.negated, self.narrow = True, self.tokens[at].low in ("no", "without", "none", "neither", "nor")
        if self.tokens[at].low == "without":
            self._new_phrase("tool")

    def _relative(self, at: int) -> bool:
        """ "that won": a clause about somebody else, when a verb follows soon."""
        before = self.tokens[at - 1]
        if not self.atoms or (self.fresh and before.raw != ",") or (before.kind == "sign" and before.raw != ","):
            return False
        near = range(at + 1, min(at + 4, len(self.tokens)))
        ahead = [i for i in near if forms.form(self.tokens[i].low) or self.tokens[i].low in forms.BE | forms.HAVE]
        if not ahead:
            return False
        clause = self._open_clause("relative", sentence=self.tokens[at].sentence, parent=len(self.clauses) - 1)
        named = set(self.atoms[-1].lows) & word_set("people", "nouns")
        clause.doer = "other" if named or self.tokens[at].low in ("who", "whom", "whose") else "thing"
        clause.marker = self.tokens[at].low
        return True

    def _preposition(self, at: int) -> None:
        low = self.tokens[at].low
        link = link_classes()[low]
        if low == "by" and isinstance(span := self.spans.get(at + 1), Quantity):
            link = "delta" if span.unit else link
        if self.narrow and link != "of":
            self.negated = False
        self.source_open = link == "source" or (self.source_open and link != "target")
        self._new_phrase(link, low)
        self.fresh = False

    def _function(self, at: int) -> None:
        low = self.tokens[at].low
        if low in ("and", "or", "&", "but", "plus") or self.tokens[at].raw in word_set("function", "foreign_and"):
            if self.atoms:
                self.coordinated.add((self.phrase, self.phrase + 1))
            self.phrase += 1
            self.joined = True
        elif low in word_set("singular", "determiners") or low in ("the", "my", "our", "their", "its", "your"):
            if self.atoms and self.atoms[-1].phrase == self.phrase:
                self._new_phrase(self.link)
            self.one = low in word_set("singular", "determiners")
            self.fresh = False
        if low in forms.SELF:
            self.explicit = "self"
        elif low in forms.TEAM:
            self.explicit = "team"
        elif low in ("he", "she", "they"):
            self.explicit = "other"

    def _is_infinitive(self, at: int) -> bool:
        after = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        return forms.form(after) == "base" and not self.source_open and at + 1 not in self.spans

    def _verb_kind(self, at: int) -> ClauseKind | None:
        """What kind of clause the word opens as its verb, None when it is no verb here."""
        token, shape = self.tokens[at], forms.form(self.tokens[at].low)
        if (
            not shape
            or token.low in _NEVER_VERBS
            or (token.is_capital and at > 0 and self.tokens[at - 1].sentence == token.sentence and not self.fresh)
        ):
            return None
        before = self.tokens[at - 1].low if at and self.tokens[at - 1].sentence == token.sentence else ""
        if before in forms.SELF | forms.TEAM or (before in forms.BE | forms.HAVE and shape in ("past", "ing")):
            return "main"
        if before == "to" and shape == "base" and not self.source_open:
            return "infinitive"
        if shape == "ing" and before in _NOUN_LINKS and self._lacks_object(at):
            return None
        if shape == "ing" and before in _GERUND_LINKS:
            return "by" if before in ("by", "through") else "gerund"
        return self._starting_kind(at, shape, before) or self._inner_kind(at, shape)

    def _starting_kind(self, at: int, shape: str, before: str) -> ClauseKind | None:
        starts = not before or self.fresh or before in forms.CONJUNCTIONS
        adverb = before.endswith("ly") and (at < 2 or self.tokens[at - 2].low in forms.CONJUNCTIONS | {",", "i", "we"})
        if not (starts or adverb) or not forms.opens_clause(self.tokens, at):
            return None
        if shape == "ing" and before == ",":
            return "participle"
        last = self._last_verb_form()
        if shape in ("base", "third", "ing") and before in forms.CONJUNCTIONS and last != shape:
            return "gerund" if before in ("while", "when", "after", "before") and shape == "ing" else None
        if shape in ("base", "third") and self.atoms and before == "," and last != shape:
            return None
        if shape == "past" and before in (",", "and", "or", "/", "(", "&") and not self._past_after_list(at):
            return None
        return "main"

    def _past_after_list(self, at: int) -> bool:
        """After "and" a past form is a verb when the clause before had one, or nothing stands yet."""
        current = self.clauses[-1]
        if current.kind in ("infinitive", "gerund") and self.tokens[at - 1].raw == ",":
            return True
        return self._last_verb_form() in ("past", "") or current.verb is None or current.kind in ("participle", "by")

    def _last_verb_form(self) -> str:
        verb = next((a for a in reversed(self.atoms) if a.is_verb and a.sentence == self.clauses[-1].sentence), None)
        return forms.form(verb.low) if verb else ""

    def _inner_kind(self, at: int, shape: str) -> ClauseKind | None:
        articles = word_set("singular", "determiners") | forms.ARTICLES
        if shape == "base" and self._helped() and self.tokens[at - 1].low not in articles:
            return "infinitive"
        if not forms.follows_noun(self.tokens, at) or not self.atoms or self.tokens[at].low in forms.NEVER_INNER:
            return None
        if shape == "past" and self.atoms[-1].end in (at, at - 1 if self.tokens[at - 1].raw == "-" else at):
            return "relative"
        if shape == "ing" and forms.takes_object(self.tokens, at):
            return "relative"
        return None

    def _helped(self) -> bool:
        verb = self.clauses[-1].verb
        return verb is not None and self.atoms[verb].low in forms.HELPERS and not self.link

    def _verb_step(self, at: int) -> bool:
        kind = self._verb_kind(at)
        if kind is None:
            return False
        before = self.tokens[at - 1].low if at else ""
        doer = self._doer(kind, before)
        clause = self._clause_for(kind, at, before)
        clause.doer = doer
        past = forms.form(self.tokens[at].low) == "past"
        telegraphed = (
            doer == "thing" and self._lacks_object(at) and self.tokens[at].low not in word_set("verbs", "happened")
        )
        clause.passive = past and (before in forms.BE or telegraphed)
        self._add(at, at + 1, "word", is_verb=True)
        clause.verb = self.atoms[-1].index
        self._weigh(clause)
        self._new_phrase("")
        self.fresh = False
        return True

    def _lacks_object(self, at: int) -> bool:
        """ "Contracts reviewed and filed for": a past form without an object says what was done to its subject."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if at + 1 in self.spans or (after is not None and after.raw in CURRENCIES):
            return False
        return after is None or after.kind == "sign" or after.low in forms.CONJUNCTIONS or after.low in link_classes()

    def _clause_for(self, kind: ClauseKind, at: int, before: str) -> Clause:
        current = self.clauses[-1]
        sentence = self.tokens[at].sentence
        if (
            kind == "main"
            and current.verb is None
            and (current.kind == "main" or (current.kind == "relative" and before != ","))
        ):
            return current
        if kind == "relative" and current.verb is None and current.kind in ("main", "relative"):
            return current
        parent = None if kind == "main" else current.index
        denied = before in word_set("negation") or before.endswith("n't")
        negated = self.negated and (kind != "main" or denied)
        clause = self._open_clause(kind, sentence=sentence, parent=parent, marker=before)
        self.negated = negated or before == "without"
        return clause

    def _doer(self, kind: ClauseKind, before: str) -> Doer:
        """Who does it: the person whose resume it is unless a subject stands before the verb."""
        current = self.clauses[-1]
        closed = current.kind == "relative" and before == ","
        if current.kind == "relative" and current.verb is None and not closed:
            return self._relative_doer(current)
        if kind == "relative":
            return self._subject_doer() if current.verb is None else "unclear"
        if kind == "main" and closed and (outer := self._outer_doer(current)):
            return outer
        if self.explicit:
            return self.explicit
        if kind == "main" and current.verb is None:
            return self._subject_doer() if self._subject() else "self"
        if kind == "main" and self.joined and current.doer in ("team", "other"):
            return "unclear" if current.kind == "relative" else current.doer
        return "self" if kind == "main" else current.doer

    def _relative_doer(self, current: Clause) -> Doer:
        """ "that the team built": a subject of its own, else what the clause is about."""
        own = {low for a in self.atoms if a.clause == current.index for low in a.lows}
        if self.explicit:
            return self.explicit
        return "other" if own & word_set("people", "nouns") else current.doer

    def _outer_doer(self, current: Clause) -> Doer | None:
        """ "The branch, where I worked, grew": the subject stands before what was put in between."""
        outer = self.clauses[current.parent or 0]
        words = {low for a in self.atoms if a.clause == outer.index and not a.link for low in a.lows}
        if outer.verb is not None or not words:
            return None
        return "other" if words & word_set("people", "nouns") else "thing"

    def _subject(self) -> list[Atom]:
        """The words before the verb that can be its subject: not what a comma or a preposition set apart."""
        here = len(self.clauses) - 1
        return [
            a for a in self.atoms if a.clause == here and not a.link and a.kind in ("word", "skill") and not self.fresh
        ]

    def _subject_doer(self) -> Doer:
        words = {low for atom in self._subject() for low in atom.lows}
        if not words or all(word.endswith("ly") for word in words):
            return "self"
        if words & {"team", "group", "crew", "squad", "committee"}:
            return "team"
        return "other" if words & word_set("people", "nouns") else "thing"

    def _weigh(self, clause: Clause) -> None:
        verb = verb_of(self.atoms[clause.verb or 0].low) if clause.verb is not None else None
        own = verb.strength if verb else 2
        parent = self.clauses[clause.parent] if clause.parent is not None else None
        weak = parent is not None and parent.strength is not None and parent.strength <= 1 and clause.marker != "by"
        clause.strength = min(own, parent.strength or 0) if weak and parent else own

    def _settle_doers(self) -> None:
        for clause in self.clauses:
            if clause.verb is None and clause.parent is not None:
                clause.strength = self.clauses[clause.parent].strength

    def _add(
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
