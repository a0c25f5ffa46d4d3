"""A posting's file as read: its text, and what the person should know about it."""

from __future__ import annotations

from bespoke.intake.hygiene import clean, is_deceptive
from bespoke.intake.ledger import Warning
from bespoke.resume.frozen import Frozen

_FIX = "It was meant for machines and not for you; read the posting with care before you answer it."


class PostingFile(Frozen):
    """`text` is what a person sees; whatever the file hides is in a warning and nowhere else."""

    text: str
    warnings: tuple[Warning, ...] = ()


def warnings_of(text: str) -> tuple[Warning, ...]:
    """A warning when the text holds characters that nobody sees and a model would read."""
    odd = next((line for line in text.splitlines() if is_deceptive(line)), None)
    if odd is None:
        return ()
    near = clean(odd)[:40].strip()
    place = f' near "{near}"' if near else ""
    message = f"The posting holds invisible characters{place} that can carry hidden words; they were not read."
    return (Warning(code="odd_characters", message=message, fix=_FIX),)


def for_a_posting(warning: Warning) -> Warning:
    """Advice that is meant for one's own file is none for somebody else's."""
    return warning.model_copy(update={"fix": _FIX}) if warning.code == "hidden_text" else warning
