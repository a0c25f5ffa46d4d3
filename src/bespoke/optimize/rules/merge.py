"""Drafts that fold a duplicate bullet into the fuller one."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Group
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.duplicates import duplicates
from bespoke.optimize.rules.polish import polish
from bespoke.optimize.situation import Situation
from bespoke.resume.paths import join

_WHY = "Both bullets say the same; the fuller one says it once and leaves room for something else."
_VALUE = 2.5


def merge_duplicates(situation: Situation, group: Group) -> Iterator[Draft]:
    free = [line.bullet for line in group.lines if not situation.is_locked(line.path) and not situation.is_kept(line)]
    for kept, merged in duplicates(free):
        target = join(group.path, kept.id)
        texts = dict.fromkeys([polish(kept.text, group.writing).text if situation.english else kept.text, kept.text])
        yield Draft(
            operation="merge_bullets",
            target=target,
            before=f"{kept.text}\n{merged.text}",
            wordings=tuple(Wording(Edit(text=text, merged=(merged.id,)), text, text) for text in texts),
            why=_WHY,
            evidence=(target, join(group.path, merged.id)),
            value=_VALUE,
        )
