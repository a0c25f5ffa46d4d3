"""What the format demands of addresses, and how a value that does not fit is carried all the same."""

from __future__ import annotations

import re

_URI = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`%]+$", re.ASCII)
_DOMAIN = re.compile(r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?([/?#][^\s<>\"{}|\\^`%]*)?$", re.ASCII)
_EMAIL = re.compile(r"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")


def strict_value(name: str, text: str) -> str:
    """The text as the format allows it under this JSON name, or "" when it has no such form.

    An address without a scheme ("github.com/me") gets https, which is what every reader makes of it.
    """
    if name in ("url", "canonical"):
        if _URI.match(text) and text.isascii():
            return text
        return f"https://{text}" if _DOMAIN.match(text) and text.isascii() else ""
    if name == "email":
        return text if _EMAIL.match(text) else ""
    return text
