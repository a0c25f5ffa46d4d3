"""Read an uploaded file into a resume and its ledger."""

from __future__ import annotations

from bespoke.features.reading import resume_json
from bespoke.intake.ledger import Intake
from bespoke.platform.sandbox import Sandbox


def read_resume(
    content: bytes, file_name: str, *, sandbox: Sandbox, password: str | None = None, visible_only: bool = False
) -> Intake:
    """Raises an `UnreadableFile` that says what to do for every file that cannot be read.

    `visible_only` reads a PDF from its pages alone, without the data it may carry.
    """
    answer = resume_json(content, file_name, sandbox=sandbox, password=password, visible_only=visible_only)
    return Intake.model_validate_json(answer)
