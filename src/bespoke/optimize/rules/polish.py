"""All wording rules on one text, in the order in which each makes way for the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bespoke.optimize.rules.filler import drop_fillers
from bespoke.optimize.rules.lead_in import strengthen
from bespoke.optimize.rules.passive import activate
from bespoke.optimize.rules.pronoun import drop_pronouns
from bespoke.optimize.rules.spelling import spell
from bespoke.optimize.rules.tense import set_tense
from bespoke.optimize.rules.wordy import shorten_phrases, use_plain_verbs
from bespoke.optimize.rules.writing import LONGEST_REWORDED, Change, Writing

Step = Callable[[str, Writing], Change | None]

BULLET_STEPS: tuple[Step, ...] = (
    lambda text, _: drop_fillers(text),
    activate,
    strengthen,
    lambda text, _: drop_pronouns(text),
    lambda text, _: shorten_phrases(text),
    lambda text, _: use_plain_verbs(text),
    set_tense,
    spell,
)
PROSE_STEPS: tuple[Step, ...] = (
    lambda text, _: drop_fillers(text),
    lambda text, _: shorten_phrases(text),
    lambda text, _: use_plain_verbs(text),
    spell,
)


@dataclass(frozen=True, slots=True)
class Polished:
    """The texts on the way, each with all reasons so far; the last is the whole polish."""

    stages: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        return self.stages[-1][0]

    @property
    def reasons(self) -> tuple[str, ...]:
        return self.stages[-1][1]


def polish(text: str, writing: Writing, *, steps: tuple[Step, ...] = BULLET_STEPS) -> Polished:
    """The text after every step, very long ones without any. Its first stage is the text as it came, with no reason."""
    stages: list[tuple[str, tuple[str, ...]]] = [(text, ())]
    for step in steps if len(text) <= LONGEST_REWORDED else ():
        current, reasons = stages[-1]
        change = step(current, writing)
        if change is not None and change.text != current:
            stages.append((change.text, tuple(dict.fromkeys((*reasons, change.why)))))
    return Polished(tuple(stages))
