"""The draft of a target title: one the person held, or one of equal meaning, never one they only want."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.titles import bare_title, near_titles, same_title
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.model import Edit
from bespoke.optimize.situation import Situation
from bespoke.resume.dates import PRESENT
from bespoke.resume.model import Work
from bespoke.resume.paths import join

_TARGET = "basics/label"
_VALUE = 4.0


def set_title(situation: Situation) -> Iterator[Draft]:
    label = situation.resume.basics.label
    found = held_title(situation)
    if found is None or situation.is_locked(_TARGET):
        return
    title, entry, asked = found
    if title.casefold() == label.casefold() or (not asked and (label or not _is_near(situation, title))):
        return
    held = "hold" if entry.end == PRESENT else "held"
    why = f"You {held} this title at {entry.name}" if entry.name else f"You {held} this title"
    reason = (
        f"{why}, and it is the one the posting looks for." if asked else f"{why}; a title at the top says who you are."
    )
    yield Draft(
        operation="set_target_title",
        target=_TARGET,
        before=label,
        wordings=tuple(Wording(Edit(text=t), t, t) for t in dict.fromkeys([title, entry.position])),
        why=reason,
        evidence=(join("work", entry.id, "position"),),
        value=_VALUE if asked else 1.5,
    )


def held_title(situation: Situation) -> tuple[str, Work, bool] | None:
    """The title to go by, the post it was held in, and whether somebody asked for it: the person's wish, else the
    posting's, else the latest held."""
    for asked in (situation.preferences.target_title, situation.posting.analysis.title):
        for entry in situation.resume.work:
            if asked and entry.position and same_title(asked, entry.position):
                return asked, entry, True
    titled = [entry for entry in situation.resume.work if entry.position]
    latest = next((entry for entry in titled if entry.end == PRESENT), titled[0] if titled else None)
    return (latest.position, latest, False) if latest else None


def _is_near(situation: Situation, title: str) -> bool:
    """Whether a reader of the posting takes the title for one of the same line: a founder's is no engineer's."""
    wanted = situation.posting.analysis.title
    return bool(wanted) and (near_titles(title, wanted) or bare_title(title) == bare_title(wanted))
