"""Text in a file that a person looking at it does not see: never read, always told."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.hygiene import clean
from bespoke.intake.ledger import Warning


def hidden_warnings(texts: Sequence[str]) -> Sequence[Warning]:
    words = " ".join(texts).split()
    if not words:
        return ()
    shown = clean(" ".join(words[:12]))
    return (
        Warning(
            code="hidden_text",
            message=f'The file holds {len(words)} words that cannot be seen when it is opened ("{shown[:80]}…"); '
            "they were not read.",
            fix="If they belong to the résumé, make them visible and upload the file again.",
        ),
    )
