"""Writing practices: a rule, its reason and an example, by section of the résumé."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bespoke.knowledge.tables import word_table


@dataclass(frozen=True, slots=True)
class Practice:
    """One rule of good writing. `section` is a section name, or basics, summary or layout. `ask` is the question to put
    where the better wording needs a fact that only the person has."""

    section: str
    rule: str
    why: str
    before: str
    after: str
    ask: str = ""


@cache
def practices() -> tuple[Practice, ...]:
    return tuple(Practice(**row) for row in word_table("practices")["practice"])


def practices_for(section: str) -> tuple[Practice, ...]:
    """The practices of one section, in the order a person should read them."""
    return tuple(practice for practice in practices() if practice.section == section)
