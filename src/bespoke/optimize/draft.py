"""A proposal before the guard has judged it."""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.optimize.model import Edit, Operation


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to make the edit: what it does, how it reads, and what the guard is shown (all new words of it).

    `evidence` is what it rests on where that differs from the draft's: fewer places than all wordings together.
    """

    edit: Edit
    after: str
    claim: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed edit with its wordings, the preferred first.

    The first wording that the guard passes becomes the suggestion, the next two its alternates; with `leading` only the
    first so many may become the suggestion. `value` orders suggestions: roughly how much a reader of the posting gains.
    A draft whose wordings claim nothing only moves or removes what is there.
    """

    operation: Operation
    target: str
    before: str
    wordings: tuple[Wording, ...]
    why: str
    evidence: tuple[str, ...]
    value: float
    requirements: tuple[str, ...] = ()
    leading: int = 0
