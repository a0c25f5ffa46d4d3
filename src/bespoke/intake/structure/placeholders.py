"""What the person is told about dates that were never filled in."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.ledger import Warning as Notice
from bespoke.intake.structure.values import Draft


def placeholder_warnings(drafts: Sequence[Draft]) -> tuple[Notice, ...]:
    """One warning for all entries with dates such as "May 20XX", none where there are no such dates."""
    printed = [draft.dates_text for draft in drafts if draft.dates is not None and draft.dates.placeholder]
    if not printed:
        return ()
    shown = ", ".join(f"“{text}”" for text in dict.fromkeys(printed[:3]))
    entries = "One entry has dates" if len(printed) == 1 else f"{len(printed)} entries have dates"
    return (
        Notice(
            code="placeholder_dates",
            message=f"{entries} that were never filled in: {shown}. They are kept as printed and count as no date.",
            fix="Write the real years in their place.",
        ),
    )
