"""All wording rules on one text, in the order in which each makes way for the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bespoke.optimize.rules.filler import close_list, drop_fillers, drop_vague
from bespoke.optimize.rules.lead_in import strengthen
from bespoke.optimize.rules.light_verb import do_the_deed
from bespoke.optimize.rules.outcome import say_outcome
from bespoke.optimize.rules.passive import activate
from bespoke.optimize.rules.pronoun import drop_pronouns
from bespoke.optimize.rules.spelling import spell
from bespoke.optimize.rules.tense import set_tense
from bespoke.optimize.rules.whole import stands_whole
from bespoke.optimize.rules.wordy import shorten_phrases, use_plain_verbs
from bespoke.optimize.rules.writing import LONGEST_REWORDED, Change, Writing

Step = Callable[[str, Writing], Change | None]

BULLET_STEPS: tuple[Step, ...] = (
    lambda text, _: close_list(text),
    lambda text, _: drop_fillers(text),
    lambda text, _: drop_vague(text),
    activate,
    strengthen,
    do_the_deed,
    lambda text, _: drop_pronouns(text),
    lambda text, _: shorten_phrases(text),
    lambda text, _: use_plain_verbs(text),
    set_tense,
    lambda text, _: say_outcome(text),
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
    """The texts on the way, each with all reasons so far; the last is the whole polish. `changed` says which steps
    did something."""

    stages: tuple[tuple[str, tuple[str, ...]], ...]
    changed: tuple[bool, ...] = ()

    @property
    def text(self) -> str:
        return self.stages[-1][0]

    @property
    def reasons(self) -> tuple[str, ...]:
        return self.stages[-1][1]


def polishes(text: str, writing: Writing, *, steps: tuple[Step, ...] = BULLET_STEPS) -> tuple[Polished, ...]:
    """The whole polish, then one without each of the steps that changed something: one bad step spoils no other."""
    whole = polish(text, writing, steps=steps)
    changing = [step for step, changed in zip(steps, whole.changed, strict=True) if changed]
    fewer = [polish(text, writing, steps=tuple(s for s in steps if s is not step)) for step in changing]
    return tuple({one.text: one for one in reversed([whole, *fewer])}.values())[::-1] if changing else (whole,)


@lru_cache(maxsize=2048)
def polish(text: str, writing: Writing, *, steps: tuple[Step, ...] = BULLET_STEPS) -> Polished:
    """The text after every step, but for one that would leave a broken sentence; very long texts without any.

    Its first stage is the text as it came, with no reason.
    """
    stages: list[tuple[str, tuple[str, ...]]] = [(text, ())]
    changed = []
    for step in steps:
        current, reasons = stages[-1]
        change = step(current, writing) if len(text) <= LONGEST_REWORDED else None
        fits = change is not None and change.text != current and stands_whole(change.text, current)
        changed.append(fits)
        if change is not None and fits:
            stages.append((change.text, tuple(dict.fromkeys((*reasons, change.why)))))
    return Polished(tuple(stages), tuple(changed))
