"""Who does what a verb says: the person whose resume it is, their team, somebody else, or a thing."""

from __future__ import annotations

from bespoke.optimize.guard.clauses import Atom, Clause, ClauseKind, Doer
from bespoke.optimize.guard.course import Course
from bespoke.optimize.guard.lexicon import word_set


def doer_of(course: Course, kind: ClauseKind, before: str) -> Doer:
    """Who does it: the person whose resume it is unless a subject stands before the verb."""
    current = course.clauses[-1]
    closed = current.kind == "relative" and before == ","
    if current.kind == "relative" and current.verb is None and not closed:
        return _relative_doer(course, current)
    if kind == "relative":
        return _subject_doer(course) if current.verb is None else "unclear"
    if kind == "main" and closed and (outer := _outer_doer(course, current)):
        return outer
    if course.explicit:
        return course.explicit
    if kind == "main" and current.verb is None:
        return _subject_doer(course) if _subject(course) else "self"
    if kind == "main" and course.joined and current.doer in ("team", "other"):
        return "unclear" if current.kind == "relative" else current.doer
    return "self" if kind == "main" else current.doer


def _relative_doer(course: Course, current: Clause) -> Doer:
    """ "that the team built": a subject of its own, else what the clause is about."""
    own = {low for a in course.atoms if a.clause == current.index for low in a.lows}
    if course.explicit:
        return course.explicit
    return "other" if own & word_set("people", "nouns") else current.doer


def _outer_doer(course: Course, current: Clause) -> Doer | None:
    """ "The branch, where I worked, grew": the subject stands before what was put in between."""
    outer = course.clauses[current.parent or 0]
    words = {low for a in course.atoms if a.clause == outer.index and not a.link for low in a.lows}
    if outer.verb is not None or not words:
        return None
    return "other" if words & word_set("people", "nouns") else "thing"


def _subject(course: Course) -> list[Atom]:
    """The words before the verb that can be its subject: not what a comma or a preposition set apart."""
    here = len(course.clauses) - 1
    return [
        a for a in course.atoms if a.clause == here and not a.link and a.kind in ("word", "skill") and not course.fresh
    ]


def _subject_doer(course: Course) -> Doer:
    words = {low for atom in _subject(course) for low in atom.lows}
    if not words or all(word.endswith("ly") for word in words):
        return "self"
    if words & {"team", "group", "crew", "squad", "committee"}:
        return "team"
    return "other" if words & word_set("people", "nouns") else "thing"
