"""Reading as one function of bytes, for a child process that may be killed."""

from __future__ import annotations

from bespoke.intake.read import read


def read_to_json(content: bytes, file_name: str, password: str | None = None) -> bytes:
    """The `Intake` as JSON; errors are raised as they are, and survive pickling."""
    return read(content, file_name, password=password).model_dump_json().encode()
