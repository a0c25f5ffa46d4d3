"""Characters that are pictures rather than text: icons and bullets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ICON_FONT = re.compile(
    r"awesome|fontello|icomoon|phosphor|material.?(?:icon|symbol|design)|glyphicon|simple.?icons|marvosym|academicons"
    r"|dingbat|typicon|ionicon|octicon|feather|remixicon|bootstrap-icons|devicon|fontisto|themify|wingdings|webdings|symbola",
    re.IGNORECASE,
)
_PICTURES = frozenset("✉☎✆📞📧📱🏠🌐📍🔗⌂♂☏✈⚲⌖🖂🖃📅🗓ï☍⊙")
BULLETS = frozenset("•◦▪▫‣⁃·●○■□◆◇➢➤►▶▸▹✓✔✦✧❖∗*⁎★☆–—-―−»›❯➔→❧¤◘◉⦿⦁∙⬤◾◽▻➣➥✗o")
_NUMBERED = re.compile(r"^(\(?\d{1,2}[.)]|\[\d{1,2}\])\s+(?=[^\W\d_]|[\"“„«])")
_SOFT_BULLETS = frozenset("–—-―−*o»›→·∗★☆")


# Bullets in icon fonts: circles, squares, carets, angles, chevrons, arrows and ticks of Font Awesome.
_ICON_BULLETS = frozenset(
    map(chr, (0xF111, 0xF10C, 0xF192, 0xF0C8, 0xF096, 0xF04D, 0xF0DA, 0xF105, 0xF101, 0xF054, 0xF138, 0xF061, 0xF0A9))
) | frozenset(map(chr, (0xF00C, 0xF058, 0xF14A, 0xF068, 0xF0B7, 0xF0A7)))
# The same in the symbol fonts of word processors, which name their pictures by letters.
_LETTER_FONT = re.compile(r"wingdings|webdings|dingbat|symbol(?:mt|neu)?$", re.IGNORECASE)
_LETTER_BULLETS = frozenset("§ØüvlnquwtsàèðÜ¨·¡")


def icon_bullet(char: str, font: str) -> bool:
    """True for a picture that stands before list items rather than before a phone number."""
    if char in _ICON_BULLETS or (char in BULLETS and char not in _SOFT_BULLETS):
        return True
    code = ord(char)
    letter = chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else char
    return letter in _LETTER_BULLETS and bool(_LETTER_FONT.search(font))


@lru_cache(maxsize=256)
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
