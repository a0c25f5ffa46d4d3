"""Reading files from outside, in a child process that can be killed.

Imports no parser and no model, so that a command can begin to read before it has loaded itself.
"""

from __future__ import annotations

from bespoke.intake.errors import FileTooComplex
from bespoke.platform.sandbox import Breach, Sandbox

# By name, so that no parser of untrusted files is loaded in this process.
_RESUME = "bespoke.intake.worker:read_to_json"
_POSTING = "bespoke.posting.read:read_file_to_json"
_PICTURE = "bespoke.intake.pdf.picture:draw_page"
_TIMEOUT_S = 20.0


def resume_json(
    content: bytes, file_name: str, *, sandbox: Sandbox, password: str | None = None, visible_only: bool = False
) -> bytes:
    """An `Intake` as JSON. Raises an `UnreadableFile` that says what to do for every file that cannot be read."""
    try:
        return sandbox.call(_RESUME, content, file_name, password, not visible_only, timeout_s=_TIMEOUT_S)
    except Breach as breach:
        fix = "Save it again from your word processor as PDF or DOCX, or paste its text into a .txt file."
        raise _too_complex(file_name, "résumé", breach, fix) from breach


def posting_json(content: bytes, file_name: str, *, sandbox: Sandbox) -> bytes:
    """A `PostingFile` as JSON. Raises an `UnreadableFile` for every file that cannot be read."""
    try:
        return sandbox.call(_POSTING, content, file_name, timeout_s=_TIMEOUT_S)
    except Breach as breach:
        raise _too_complex(file_name, "posting", breach, "Paste the posting's text into a .txt file.") from breach


def page_picture(content: bytes, file_name: str, *, sandbox: Sandbox, number: int, width: int) -> bytes:
    """A page of a PDF as PNG. Raises NoSuchPage, and an `UnreadableFile` for every file that cannot be drawn."""
    try:
        return sandbox.call(_PICTURE, content, number, width, timeout_s=_TIMEOUT_S)
    except Breach as breach:
        raise _too_complex(file_name, "page", breach, "Look at the file itself: GET /resumes/{id}/source.") from breach


def _too_complex(file_name: str, kind: str, breach: Breach, fix: str) -> FileTooComplex:
    return FileTooComplex(f"{file_name} needs more time or memory than a {kind} should. {breach.title}.", fix=fix)
