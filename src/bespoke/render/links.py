"""Links a page may carry, and how their targets read in print."""

from __future__ import annotations

import re

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_HOST = re.compile(r"^(?:[\w-]+\.)+[^\W\d_]{2,}(?:[:/?#]|$)")
_BAD = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")
_LIMIT = 2000
_PHONE_NOISE = re.compile(r"[^\d+]")


def link_target(url: str) -> str:
    """The target if its scheme is http, https, mailto or tel, else "". A bare host gets https."""
    url = url.strip()
    if not url or len(url) > _LIMIT or _BAD.search(url):
        return ""
    if url.lower().startswith(_SCHEMES):
        return url
    return f"https://{url}" if _HOST.match(url) else ""


def link_text(url: str) -> str:
    """The address as people print it: without scheme, www and closing slash."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", url.strip(), flags=re.IGNORECASE)


def mail_target(email: str) -> str:
    return link_target(f"mailto:{email.strip()}") if email.count("@") == 1 else ""


def phone_target(phone: str) -> str:
    digits = _PHONE_NOISE.sub("", phone)
    return f"tel:{digits}" if len(digits) >= 5 and "+" not in digits[1:] else ""
