"""What commands share: reading a résumé or a posting from a path, today's date, the sandbox, the options."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from bespoke.cli.files import read_bytes
from bespoke.features.postings import read_posting
from bespoke.features.resumes import read_resume
from bespoke.intake.ledger import Intake
from bespoke.platform.errors import Invalid
from bespoke.platform.sandbox import Sandbox
from bespoke.resume.dates import PartialDate

PRELOAD = ("bespoke.intake.worker", "bespoke.posting.read", "bespoke.render.worker")


class BadDate(Invalid):
    """The date is not a date."""


class BadOption(Invalid):
    """An option does not fit."""


def open_sandbox(*, workers: int = 2) -> Sandbox:
    """Children start at once, so that they import while the command still does."""
    return Sandbox(workers=workers, preload=PRELOAD)


def resume_from(path: Path, *, sandbox: Sandbox, password: str | None = None) -> Intake:
    return read_resume(read_bytes(path), path.name, sandbox=sandbox, password=password)


def posting_from(path: Path, *, sandbox: Sandbox) -> str:
    return read_posting(read_bytes(path), path.name, sandbox=sandbox)


def date_from(text: str | None) -> PartialDate:
    """The date the command is asked for, or today; the engines never look at a clock."""
    if text is None:
        today = datetime.now(UTC).date()
        return PartialDate(today.year, today.month, today.day)
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise BadDate(f"--as-of: {error}.", fix="Write it as 2026, 2026-11 or 2026-11-21.") from error


TemplateChoice = Literal["classic", "modern", "compact", "executive", "academic"]
PageChoice = Literal["a4", "us-letter", "us-legal"]
