"""Lines that only count the pages: "Page 2 of 3", "- 2 -"."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"^(?:.{0,40}?\s)?(?:page|seite|pagina|pág(?:ina)?\.?|sida|side|strona|стр(?:аница)?\.?|第)?\s*\d{1,3}\s*(?:/|of|von|sur|de|di|van|av|z|из|-|–|页\s*/?\s*共)\s*\d{1,3}\s*页?$"
    r"|^(?:page|seite|pagina|página|第|-|–)\s*\d{1,3}\s*(?:-|–|页)?$|^\d{1,2}$",
    re.IGNORECASE,
)


def counts_pages(text: str) -> bool:
    return _NUMBER.match(text.strip()) is not None
