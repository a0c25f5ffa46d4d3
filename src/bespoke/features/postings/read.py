"""Read a posting's file into its text."""

from __future__ import annotations

from bespoke.features.reading import posting_json
from bespoke.platform.sandbox import Sandbox
from bespoke.posting.file import PostingFile


def read_posting(content: bytes, file_name: str, *, sandbox: Sandbox) -> PostingFile:
    """Raises an `UnreadableFile` that says what to do for every file that cannot be read."""
    return PostingFile.model_validate_json(posting_json(content, file_name, sandbox=sandbox))
