"""Read an uploaded file into a resume and its ledger, in a child process that can be killed."""

from __future__ import annotations

from bespoke.intake.errors import FileTooComplex
from bespoke.intake.ledger import Intake
from bespoke.platform.sandbox import Breach, Sandbox

# By name, so that no parser of untrusted files is loaded in this process.
READ = "bespoke.intake.worker:read_to_json"
READ_TIMEOUT_S = 20.0


def read_resume(
    content: bytes, file_name: str, *, sandbox: Sandbox, password: str | None = None, visible_only: bool = False
) -> Intake:
    """Raises an `UnreadableFile` that says what to do for every file that cannot be read.

    `visible_only` reads a PDF from its pages alone, without the data it may carry.
    """
    try:
        answer = sandbox.call(READ, content, file_name, password, not visible_only, timeout_s=READ_TIMEOUT_S)
    except Breach as breach:
        raise FileTooComplex(
            f"{file_name} needs more time or memory than a résumé should. {breach.title}.",
            fix="Save it again from your word processor as PDF or DOCX, or paste its text into a .txt file.",
        ) from breach
    return Intake.model_validate_json(answer)
