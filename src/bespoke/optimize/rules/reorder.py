"""Drafts that put first what the posting asks for: the bullets of an entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.situation import Situation

_CLEARLY_BETTER = 1.0
_SHOWN_FIRST = 2
_REQUIRED = ("must", "nice")
_TALK = re.compile(r"\b(?:talk|keynote|webinar|conference|summit|meetup)s?\b", re.IGNORECASE)
_VALUE = 1.5


def reorder_bullets(situation: Situation, group: Group, *, gone: Collection[str]) -> Iterator[Draft]:
    """One draft where a bullet that answers the posting clearly better stands below one that does not.

    The reader sees the first two bullets; so the order changes only for a gain there, and otherwise stays the person's.
    """
    lines = [line for line in group.lines if line.path not in gone]
    if len(lines) < 2 or any(situation.is_locked(line.path) for line in lines):
        return
    best = _best_first(lines, answers_first=situation.preferences.tone != "neutral")
    gain = sum(line.relevance for line in best[:_SHOWN_FIRST]) - sum(line.relevance for line in lines[:_SHOWN_FIRST])
    if gain < _CLEARLY_BETTER:
        return
    shown = best[:_SHOWN_FIRST]
    if not any(_answers(situation, line) for line in shown if line not in lines[:_SHOWN_FIRST]):
        return
    keys = [key for line in shown for key in sorted(line.meets, key=lambda k: -line.meets[k])]
    yield Draft(
        operation="reorder_bullets",
        target=group.path,
        before=_shown(lines),
        wordings=(Wording(Edit(order=tuple(line.bullet.id for line in best)), _shown(best)),),
        why=_why(situation, keys),
        evidence=tuple(line.path for line in shown),
        value=_VALUE + gain / 2,
        requirements=situation.wants.requirements_of(dict.fromkeys(keys)),
    )


def _answers(situation: Situation, line: Line) -> bool:
    """Whether it shows something the posting requires; a product in the name of a talk shows nothing done with it."""
    if _TALK.search(line.bullet.text):
        return False
    return any(situation.wants.by_key[key].level in _REQUIRED for key in line.meets)


def _best_first(lines: list[Line], *, answers_first: bool) -> list[Line]:
    """By relevance in steps of one, so that small differences keep the person's order."""
    step = 0.5 if answers_first else 1.0
    return sorted(lines, key=lambda line: -int(line.relevance / step))


def _shown(lines: list[Line]) -> str:
    return "\n".join(line.bullet.text for line in lines)


def _why(situation: Situation, keys: list[str]) -> str:
    names = list(dict.fromkeys(situation.wants.by_key[key].name for key in keys))[:3]
    return f"The posting asks for {and_list(names)}. Readers look at the first two bullets, so the proof goes there."
