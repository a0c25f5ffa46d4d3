"""The ledger of formats that name their fields themselves: every value is one line, mapped and sure."""

from __future__ import annotations

from bespoke.intake.ledger import LedgerLine
from bespoke.resume.model import Resume
from bespoke.resume.paths import fields


def ledger_lines(resume: Resume) -> tuple[LedgerLine, ...]:
    return tuple(
        LedgerLine(number=number, text=text, fate="mapped", targets=(path,), confidence=1.0)
        for number, (path, text) in enumerate(fields(resume), start=1)
    )
