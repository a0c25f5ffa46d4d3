"""What the file is called: Firstname_Lastname_Title_Company.ext, safe in every file system and header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from bespoke.resume.file_name import file_stem


def suggested_name(name: str, position: str, company: str, *, extension: str) -> str:
    return f"{file_stem((name, position, company))}.{extension}"


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
