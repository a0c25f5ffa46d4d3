"""From text to `Reading`: one pass over the tokens."""

from __future__ import annotations

from functools import lru_cache

from bespoke.optimize.guard import verb_forms as forms
from bespoke.optimize.guard.characters import plain
from bespoke.optimize.guard.clauses import Clause, ClauseKind, Reading
from bespoke.optimize.guard.course import Course
from bespoke.optimize.guard.degree_names import with_full_degrees
from bespoke.optimize.guard.doers import doer_of
from bespoke.optimize.guard.far_units import join_far_units, share_units
from bespoke.optimize.guard.glosses import without_glosses
from bespoke.optimize.guard.lexicon import link_classes, word_set
from bespoke.optimize.guard.phrasing import without_filler
from bespoke.optimize.guard.quantities import Quantity
from bespoke.optimize.guard.spans import DateSpan, find_spans
from bespoke.optimize.guard.tokens import tokenize
from bespoke.optimize.guard.units import PERIODS, period_of
from bespoke.optimize.guard.verb_places import is_infinitive, lacks_object, verb_kind

_SOFT = frozenset(',:()[]{}"/')
_NAMES_LIKE_WORDS = frozenset(["IT", "US", "WHO", "OT", "AM", "MAY"])


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """The reading of one text. Cached: an engine judges many rewrites against the same evidence."""
    clean = with_full_degrees(without_filler(without_glosses(plain(text))))
    tokens = tokenize(clean)
    return _run(Course(clean, tokens, find_spans(clean, tokens)))


def _run(course: Course) -> Reading:
    course.open_clause("main", sentence=0)
    at = 0
    while at < len(course.tokens):
        token = course.tokens[at]
        if token.sentence != course.clauses[-1].sentence:
            course.open_clause("main", sentence=token.sentence)
        taken = _span(course, at) or _rate(course, at) or _step(course, at)
        course.token_clauses += [len(course.clauses) - 1] * taken
        at += taken
    course.settle_strengths()
    share_units(course.atoms, course.tokens)
    join_far_units(course.atoms)
    return Reading(
        course.text,
        course.atoms,
        course.clauses,
        course.coordinated,
        tuple(token.low for token in course.tokens),
        tuple(course.token_clauses),
        tuple(course.negations),
    )


def _span(course: Course, at: int) -> int:
    """A quantity, date or skill that begins here."""
    span = course.spans.get(at)
    if span is None:
        return 0
    if isinstance(span, Quantity):
        if span.is_verb:
            return _verb_quantity(course, at, span)
        course.add(at, span.end, "quantity", quantity=span)
        return span.end - at
    if isinstance(span, DateSpan):
        course.add(at, span.end, "date", date=span.mention)
        return span.end - at
    if verb_kind(course, at) and _verb_step(course, at):
        course.atoms[-1].does = span.skill if span.end > at + 1 else ""
        return 1
    course.add(at, span.end, "skill", skill=span.skill)
    return span.end - at


def _verb_quantity(course: Course, at: int, span: Quantity) -> int:
    if not _verb_step(course, at):
        course.add(at, span.end, "quantity", quantity=span)
        return 1
    course.atoms[-1].quantity, course.atoms[-1].kind = span, "quantity"
    return 1


def _rate(course: Course, at: int) -> int:
    token = course.tokens[at]
    after = course.tokens[at + 1].low if at + 1 < len(course.tokens) else ""
    if token.low in PERIODS:
        course.add(at, at + 1, "rate", key=f"rate:{PERIODS[token.low]}")
        return 1
    period = period_of(after.rstrip("s") if after.endswith("s") and len(after) > 3 else after)
    if period and token.low in ("per", "each", "every", "/"):
        course.add(at, at + 2, "rate", key=f"rate:{period}")
        return 2
    if period and token.low in ("a", "an") and after == period and _counted_recently(course):
        course.add(at, at + 2, "rate", key=f"rate:{period}")
        return 2
    return 0


def _counted_recently(course: Course) -> bool:
    recent = [a for a in course.atoms[-6:] if a.clause == len(course.clauses) - 1]
    return any(a.kind == "quantity" or a.low in ("once", "twice", "times") for a in recent)


def _step(course: Course, at: int) -> int:
    token = course.tokens[at]
    if token.kind == "sign":
        _sign(course, at)
    elif token.raw in _NAMES_LIKE_WORDS:
        course.add(at, at + 1, "word")
    elif token.low in ("every", "each") and isinstance(course.spans.get(at + 1), Quantity):
        course.new_phrase("place")
    elif _is_negation(course, at):
        _negate(course, at)
    elif (token.low in forms.RELATIVES and _relative(course, at)) or _verb_step(course, at) or _is_half(course, at):
        pass
    elif token.low in link_classes() and not (token.low == "to" and is_infinitive(course, at)):
        _preposition(course, at)
    elif token.low in word_set("function") or token.low == "to" or token.raw in word_set("function", "foreign_and"):
        _function(course, at)
    else:
        course.add(at, at + 1, "word")
    return 1


def _is_half(course: Course, at: int) -> bool:
    """ "after-school", "on-call": a hyphen makes the preposition a part of a word."""
    after = course.tokens[at + 1 : at + 3]
    if course.tokens[at].low not in link_classes() or len(after) < 2:
        return False
    return after[0].raw == "-" and after[0].glued and after[1].glued


def _sign(course: Course, at: int) -> None:
    raw = course.tokens[at].raw
    if raw == "'":
        return
    if raw in _SOFT:
        if raw in ",/" and course.atoms:
            course.coordinated.add((course.phrase, course.phrase + 1))
            course.joined = True
        course.new_phrase(course.link if raw in ",/(" else "")
        course.fresh = raw in ",:("
        course.negated = course.negated and raw == "/"
    elif raw == "&":
        _function(course, at)


def _is_negation(course: Course, at: int) -> bool:
    low = course.tokens[at].low
    hyphened = at + 1 < len(course.tokens) and course.tokens[at + 1].raw == "-" and course.tokens[at + 1].glued
    return low.endswith("n't") or (low in word_set("negation") and not hyphened)


def _negate(course: Course, at: int) -> None:
    course.negations.append(at)
    course.negated, course.narrow = True, course.tokens[at].low in ("no", "without", "none", "neither", "nor")
    if course.tokens[at].low == "without":
        course.new_phrase("tool")


def _relative(course: Course, at: int) -> bool:
    """ "that won": a clause about somebody else, when a verb follows soon."""
    before = course.tokens[at - 1]
    if not course.atoms or (course.fresh and before.raw != ",") or (before.kind == "sign" and before.raw != ","):
        return False
    near = range(at + 1, min(at + 4, len(course.tokens)))
    ahead = [i for i in near if forms.form(course.tokens[i].low) or course.tokens[i].low in forms.BE | forms.HAVE]
    if not ahead:
        return False
    clause = course.open_clause("relative", sentence=course.tokens[at].sentence, parent=len(course.clauses) - 1)
    named = set(course.atoms[-1].lows) & word_set("people", "nouns")
    clause.doer = "other" if named or course.tokens[at].low in ("who", "whom", "whose") else "thing"
    clause.marker = course.tokens[at].low
    return True


def _preposition(course: Course, at: int) -> None:
    low = course.tokens[at].low
    link = link_classes()[low]
    if low == "by" and isinstance(span := course.spans.get(at + 1), Quantity):
        link = "delta" if span.unit else link
    if course.narrow and link != "of":
        course.negated = False
    course.source_open = link == "source" or (course.source_open and link != "target")
    course.new_phrase(link, low)
    course.fresh = False


def _function(course: Course, at: int) -> None:
    low = course.tokens[at].low
    if low in ("and", "or", "&", "but", "plus") or course.tokens[at].raw in word_set("function", "foreign_and"):
        if course.atoms:
            course.coordinated.add((course.phrase, course.phrase + 1))
        course.phrase += 1
        course.joined = True
    elif low in word_set("singular", "determiners") or low in ("the", "my", "our", "their", "its", "your"):
        if course.atoms and course.atoms[-1].phrase == course.phrase:
            course.new_phrase(course.link)
        course.one = low in word_set("singular", "determiners")
        course.fresh = False
    if low in forms.SELF:
        course.explicit = "self"
    elif low in forms.TEAM:
        course.explicit = "team"
    elif low in ("he", "she", "they"):
        course.explicit = "other"


def _verb_step(course: Course, at: int) -> bool:
    kind = verb_kind(course, at)
    if kind is None:
        return False
    before = course.tokens[at - 1].low if at else ""
    doer = doer_of(course, kind, before)
    clause = _clause_for(course, kind, at, before)
    clause.doer = doer
    past = forms.form(course.tokens[at].low) == "past"
    telegraphed = (
        doer == "thing" and lacks_object(course, at) and course.tokens[at].low not in word_set("verbs", "happened")
    )
    clause.passive = past and (before in forms.BE or telegraphed)
    course.add(at, at + 1, "word", is_verb=True)
    clause.verb = course.atoms[-1].index
    course.weigh(clause)
    course.new_phrase("")
    course.fresh = False
    return True


def _clause_for(course: Course, kind: ClauseKind, at: int, before: str) -> Clause:
    current = course.clauses[-1]
    sentence = course.tokens[at].sentence
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
    negated = course.negated and (kind != "main" or denied)
    clause = course.open_clause(kind, sentence=sentence, parent=parent, marker=before)
    course.negated = negated or before == "without"
    return clause
