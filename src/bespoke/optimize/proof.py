"""Which bullets prove that a skill was used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.wants import Want, Wants, found_skills

_NEVER_PROVEN = ("soft", "language", "licence")
_DENIALS = (" not ", " without ", " no ", " never ")


@dataclass(frozen=True, slots=True)
class Proof:
    """The bullet, and the name it uses for the skill."""

    line: Line
    surface: str


def is_provable(want: Want) -> bool:
    """Whether a bullet can prove it: not for what is shown by papers or behaviour, nor for a mere word of a duty."""
    return want.kind not in _NEVER_PROVEN and (want.kind == "tool" or want.level != "duty")


def proof_of(want: Want, groups: Iterable[Group], wants: Wants) -> Proof | None:
    """The strongest deed done with the skill, the most relevant of equals; watching and denying prove nothing."""
    lines = [line for group in groups if group.evidences for line in group.lines if want.key in line.meets]
    found = [proof for line in lines if _strength(line) > 0 for proof in _surfaces(want, line, wants)]
    return max(found, key=lambda proof: (min(_strength(proof.line), 2), proof.line.relevance), default=None)


def _surfaces(want: Want, line: Line, wants: Wants) -> Iterator[Proof]:
    for match in found_skills(line.bullet.text):
        if match.skill_id == want.key:
            yield Proof(line, match.surface)
            return
    if want.key in wants.named_in(line.bullet.text):
        yield Proof(line, want.name)


def _strength(line: Line) -> int:
    """Of the deed the bullet opens with; a bullet without a verb at its start is taken for one that was done."""
    lowered = f" {line.bullet.text.lower()} "
    if any(denial in lowered for denial in _DENIALS):
        return 0
    verb = verb_of(line.bullet.text.partition(" ")[0])
    return verb.strength if verb else 1
