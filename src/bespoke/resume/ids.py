"""Stable ids of entries and bullets.

An id is minted once and then travels with its entry through edits, versions, import and export. Ids made by reading a
file derive from content and position, so the same file always gives the same resume.
"""

from __future__ import annotations

import base64
import hashlib
import re

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]{0,63}$"
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_LENGTH = 10

UNIDENTIFIED = "unidentified"
"""What stands in the place of an id until `identify` mints one."""


def derive_id(prefix: str, *parts: str) -> str:
    """`prefix-` and 10 base32 letters (50 bits) of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-{base64.b32encode(digest)[:_LENGTH].decode().lower()}"


def is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None
