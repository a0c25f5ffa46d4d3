"""Read a posting's file into its text."""

from __future__ import annotations

from bespoke.features.reading import posting_text
from bespoke.platform.sandbox import Sandbox


def read_posting(content: bytes, file_name: str, *, sandbox: Sandbox) -> str:
    """Raises an `UnreadableFile` that says what to do for every file that cannot be read."""
    return posting_text(content, file_name, sandbox=sandbox).decode()
