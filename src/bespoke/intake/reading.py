"""What a reader brings back from a file: its lines, and what the person should know about it."""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.intake.ledger import Warning
from bespoke.intake.lines import SourceLine


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in reading order. `hidden` is text in the file that a person looking at it does not see."""

    lines: tuple[SourceLine, ...]
    warnings: tuple[Warning, ...] = ()
    hidden: tuple[str, ...] = ()
