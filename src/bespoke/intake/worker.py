"""Reading as functions of bytes, for a child process that may be killed."""

from __future__ import annotations

from bespoke.intake.read import read


def read_to_json(content: bytes, file_name: str, password: str | None = None, use_attachment: bool = True) -> bytes:
    """The `Intake` as JSON; errors are raised as they are."""
    intake = read(content, file_name, password=password, use_attachment=use_attachment)
    return intake.model_dump_json().encode()
