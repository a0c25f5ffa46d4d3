"""Read a posting's file into its text, in a child process that can be killed."""

from __future__ import annotations

from bespoke.intake.errors import FileTooComplex
from bespoke.platform.sandbox import Breach, Sandbox

READ = "bespoke.posting.read:read_posting_to_text"
READ_TIMEOUT_S = 20.0


def read_posting(content: bytes, file_name: str, *, sandbox: Sandbox) -> str:
    """Raises an `UnreadableFile` that says what to do for every file that cannot be read."""
    try:
        return sandbox.call(READ, content, file_name, timeout_s=READ_TIMEOUT_S).decode()
    except Breach as breach:
        raise FileTooComplex(
            f"{file_name} needs more time or memory than a posting should. {breach.title}.",
            fix="Paste the posting's text into a .txt file.",
        ) from breach
