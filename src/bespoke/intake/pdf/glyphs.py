"""Characters that are pictures rather than text: icons and bullets."""

from __future__ import annotations

import re
import unicodedata

_ICON_FONT = re.compile(
    r"awesome|fontello|icomoon|phosphor|material.?(?:icon|symbol|design)|glyphicon|simple.?icons|marvosym|academicons"
    r"|dingbat|typicon|ionicon|octicon|feather|remixicon|bootstrap-icons|devicon|fontisto|themify|wingdings|webdings|symbola",
    re.IGNORECASE,
)
_PICTURES = frozenset("✉☎✆📞📧📱🏠🌐📍🔗⌂♂☏✈⚲⌖🖂🖃📅🗓ï☍⊙")
BULLETS = frozenset("•◦▪▫‣⁃·●○■□◆◇➢➤►▶▸▹✓✔✦✧❖∗*⁎★☆–—-―−»›❯➔→❧¤◘◉⦿⦁∙⬤◾◽▻➣➥✗o")
_NUMBERED = re.compile(r"^(\(?\d{1,2}[.)]|\[\d{1,2}\])\s+(?=[^\W\d_]|[\"“„«])")
_SOFT_BULLETS = frozenset("–—-―−*o»›→·∗★☆")


def is_icon_font(name: str) -> bool:
    return bool(_ICON_FONT.search(name))


def is_private(char: str) -> bool:
    return unicodedata.category(char) in ("Co", "Cn") or char in _PICTURES


def split_marker(text: str) -> tuple[str, str]:
    """(bullet glyph, rest). Dashes and the like count only before a space."""
    number = _NUMBERED.match(text)
    if number:
        return number.group(1), text[number.end() :].strip()
    if not text or text[0] not in BULLETS:
        return "", text
    rest = text[1:]
    if text[0] in _SOFT_BULLETS and not rest.startswith((" ", "\u00a0")):
        return "", text
    if not rest.strip():
        return "", text
    return text[0], rest.strip()


def is_number(text: str) -> bool:
    """True for the number of a list item alone: "1.", "[2]"."""
    return bool(re.fullmatch(r"\(?\d{1,2}[.)]|\[\d{1,2}\]", text))
