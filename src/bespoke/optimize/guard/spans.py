"""Stretches of a text that are one thing: a date, a named skill, a quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bespoke.knowledge.lookup import find
from bespoke.knowledge.skills import skills
from bespoke.optimize.guard.dates import DateMention, find_dates
from bespoke.optimize.guard.quantities import Quantity, find_quantities
from bespoke.optimize.guard.tokens import Token

_HARD_KINDS = ("tool", "licence", "language", "method")


@dataclass(frozen=True, slots=True)
class SkillSpan:
    end: int
    skill: str


@dataclass(frozen=True, slots=True)
class DateSpan:
    end: int
    mention: DateMention


def find_spans(text: str, tokens: Sequence[Token]) -> dict[int, Quantity | DateSpan | SkillSpan]:
    """Where dates, skills and quantities begin. Dates go first, then skills ("ISO 9001"), then numbers."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(tokens)}
    found: dict[int, Quantity | DateSpan | SkillSpan] = {}
    taken: set[int] = set()
    for mention in find_dates(text):
        covered = [i for i, t in enumerate(tokens) if t.start >= mention.start and t.end <= mention.end]
        if covered:
            found[covered[0]] = DateSpan(covered[-1] + 1, mention)
            taken.update(covered)
    for match in find(text):
        first, last = starts.get(match.start), ends.get(match.end)
        if (
            first is None
            or last is None
            or taken & set(range(first, last))
            or not _is_hard(match.skill_id, match.surface)
        ):
            continue
        found[first] = SkillSpan(last, match.skill_id)
        taken.update(range(first, last))
    for quantity in find_quantities(tokens, frozenset(taken)):
        found[quantity.start] = quantity
    return found


def _is_hard(skill_id: str, surface: str) -> bool:
    """Everyday words that also name a skill ("training") stay words, so that they may be rephrased like others."""
    skill = skills().get(skill_id)
    if skill is None:
        return False
    return skill.kind in _HARD_KINDS or any(c.isupper() for c in surface[1:])
