"""What the checks find, before it becomes a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.optimize.model import FactKind, Reason


@dataclass(frozen=True, slots=True)
class Finding:
    """`blocks` refuses the rewrite; otherwise the person is asked."""

    kind: FactKind
    text: str
    message: str
    blocks: bool = True

    @property
    def reason(self) -> Reason:
        return Reason(kind=self.kind, text=self.text, message=self.message)
