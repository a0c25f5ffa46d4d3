"""A proposal before the guard has judged it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bespoke.optimize.model import Edit, Operation


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to make the edit: what it does, how it reads, and what the guard is shown (all new words of it).

    `evidence` is what it rests on where that differs from the draft's: fewer places than all wordings together. `why`
    likewise, where a wording makes fewer changes than the first. One that `is_turned` has its words in another order
    or in parts; each line of it must also hold when it is read beside the other bullets of its entry, as the last
    check reads it.
    """

    edit: Edit
    after: str
    claim: str = ""
    evidence: tuple[str, ...] = ()
    why: str = ""
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed edit with its wordings, the preferred first.

    The first wording that the guard passes becomes the suggestion, the next two its alternates; with `leading` only the
    first so many may become the suggestion. `others` makes more alternates of the wording that was chosen, which come
    before the wordings that are left. `value` orders suggestions: roughly how much a reader of the posting gains. A
    draft whose wordings claim nothing only moves or removes what is there.
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
    others: Callable[[Wording], tuple[Wording, ...]] | None = None
