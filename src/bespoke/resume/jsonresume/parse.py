"""Bytes to a resume: the door for JSON that a stranger wrote."""

from __future__ import annotations

from bespoke.platform.strict_json import JsonTooLarge, decode_json
from bespoke.resume.errors import InvalidJsonResume
from bespoke.resume.jsonresume.read import read_json_resume
from bespoke.resume.model import Resume

MAX_BYTES = 8 * 1024 * 1024


def parse_json_resume(content: bytes) -> Resume:
    """Read a JSON Resume file, in UTF-8, -16 or -32 with or without a byte order mark."""
    if len(content) > MAX_BYTES:
        raise JsonTooLarge(
            f"The file has {len(content):,} bytes; at most {MAX_BYTES:,} are read.",
            fix="Remove embedded pictures from the file.",
        )
    value = decode_json(content)
    if not isinstance(value, dict):
        raise InvalidJsonResume(
            "The JSON is not an object.", fix='A JSON Resume starts with {"basics": …}; see jsonresume.org/schema.'
        )
    return read_json_resume(value)
