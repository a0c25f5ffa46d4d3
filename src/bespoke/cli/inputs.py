"""What commands share: a résumé or a posting from a path, today's date, options and preferences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bespoke.cli.files import read_bytes
from bespoke.features.postings import read_posting
from bespoke.features.resumes import read_resume
from bespoke.intake.errors import EncryptedFile, UnreadableFile
from bespoke.intake.ledger import Intake
from bespoke.optimize.model import Preferences
from bespoke.platform.errors import Invalid
from bespoke.platform.sandbox import Sandbox
from bespoke.posting.file import PostingFile
from bespoke.render.model import Options
from bespoke.resume.dates import PartialDate

M = TypeVar("M", bound=BaseModel)


class BadDate(Invalid):
    """The date is not a date."""


class BadOption(Invalid):
    """An option does not fit."""


@contextmanager
def saying_which(kind: str, path: Path, *, password: str | None = None) -> Iterator[None]:
    """A file that cannot be read is named with its part in the command, for two are read."""
    try:
        yield
    except UnreadableFile as error:
        name = "standard input" if str(path) == "-" else str(path)
        error.detail = f"The {kind} ({name}): {error.detail}"
        if isinstance(error, EncryptedFile):
            error.detail = f"The {kind} ({name}) " + ("does not open with this password." if password else "is locked.")
            error.fix = "Give its password with --password, or save a copy without one."
        raise


def resume_from(path: Path, *, sandbox: Sandbox, password: str | None = None) -> Intake:
    with saying_which("résumé", path, password=password):
        return read_resume(read_bytes(path), path.name, sandbox=sandbox, password=password)


def posting_from(path: Path, *, sandbox: Sandbox) -> PostingFile:
    with saying_which("posting", path):
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


def options_from(given: Mapping[str, object]) -> Options:
    return _validated(Options, given, "render")


def preferences_from(given: Mapping[str, object]) -> Preferences:
    """What was not said is left unsaid: the engine then goes by the résumé itself."""
    said = {name: value for name, value in given.items() if value is not None}
    return _validated(Preferences, said, "optimize")


def _validated(kind: type[M], given: Mapping[str, object], command: str) -> M:
    """What is wrong is said in the words of the command line."""
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        if name == "accent":
            raise BadOption("--accent: not a colour.", fix="Write it as six hex digits, such as #0f5f73.") from error
        raise BadOption(f"--{name}: {first['msg']}.", fix=f"See bespoke {command} --help.") from error
