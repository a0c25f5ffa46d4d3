"""What a file of a resume is called, without its ending: Firstname_Lastname_Title_Company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 120
"""Characters before the ending; four bytes each at most, which leaves room in the 255 bytes of a file system."""
_BYTES = 200
_NOT_A_WORD = re.compile(r"[^\w.+&-]+|_+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=$|[._])")
_EDGES = "._-+& "


def file_stem(parts: Iterable[str]) -> str:
    """Letters and digits of any script stay; all else becomes `_`. Never empty, hidden, or a device of Windows."""
    words = "_".join(filter(None, map(_word, parts)))
    stem = _cut(words).strip(_EDGES) or "resume"
    return f"_{stem}" if _RESERVED.match(stem) else stem


def _word(part: str) -> str:
    plain = unicodedata.normalize("NFC", part)
    return _NOT_A_WORD.sub("_", plain).strip(_EDGES)


def _cut(stem: str) -> str:
    return stem[:_LONGEST].encode()[:_BYTES].decode("utf-8", "ignore")
