"""What the file is called: Firstname_Lastname_Title_Company.ext, safe in every file system and header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

_LONGEST = 120
"""Characters before the ending; four bytes each at most, which leaves room in the 255 bytes of a file system."""
_BYTES = 200
_NOT_A_WORD = re.compile(r"[^\w.+&-]+|_+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=$|[._])")
_EDGES = "._-+& "


def file_name(parts: Iterable[str], extension: str) -> str:
    """Letters and digits of any script stay; all else becomes `_`. Never empty, hidden, or a device of Windows."""
    words = "_".join(filter(None, map(_word, parts)))
    stem = _cut(words).strip(_EDGES) or "resume"
    return f"_{stem}.{extension}" if _RESERVED.match(stem) else f"{stem}.{extension}"


def suggested_name(name: str, position: str, company: str, *, extension: str) -> str:
    return file_name((name, position, company), extension)


def unique_names(names: Iterable[str]) -> Iterator[str]:
    """The same names, each once even where capitals do not count."""
    taken: set[str] = set()
    for name in names:
        stem, _, extension = name.rpartition(".")
        unique, number = name, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{stem}_{number}.{extension}"
        taken.add(unique.casefold())
        yield unique


def content_disposition(file_name: str) -> str:
    """An attachment by its name (RFC 6266): exact for all who read RFC 8187, in ASCII for the others."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-+ ") else "_" for c in file_name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"


def _word(part: str) -> str:
    plain = unicodedata.normalize("NFC", part)
    return _NOT_A_WORD.sub("_", plain).strip(_EDGES)


def _cut(stem: str) -> str:
    return stem[:_LONGEST].encode()[:_BYTES].decode("utf-8", "ignore")
