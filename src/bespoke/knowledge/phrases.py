"""Power phrases: patterns that put a fact well, filled from facts or not offered at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bespoke.knowledge.tables import word_table

_SLOT = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern. `strength` is how strong a deed it claims, on the scale of `verbs`."""

    purpose: str
    strength: int
    pattern: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The facts it needs, in order of appearance."""
        return tuple(_SLOT.findall(self.pattern))

    def fill(self, facts: Mapping[str, str]) -> str | None:
        """The phrase in words, None unless every slot has a fact. Braces inside a fact stay what they are."""
        if any(not facts.get(slot) for slot in self.slots):
            return None
        return _SLOT.sub(lambda match: facts[match.group(1)], self.pattern)


@cache
def phrases() -> tuple[Phrase, ...]:
    return tuple(Phrase(**row) for row in word_table("phrases")["phrase"])


def phrases_for(purpose: str, *, strength: int) -> tuple[Phrase, ...]:
    """The phrases that claim no more than a deed of this strength, strongest first."""
    allowed = (phrase for phrase in phrases() if phrase.purpose == purpose and phrase.strength <= strength)
    return tuple(sorted(allowed, key=lambda phrase: -phrase.strength))
