"""Telephone numbers."""

from __future__ import annotations

import re

from bespoke.intake.structure.dates import find_dates

_LIKELY = re.compile(r"[+(（]?\d[\d\s().\-–/x*（）]{5,}\d")
_LABELLED = re.compile(
    r"(?:tel(?:efono|éfono|efon|ephone)?|phone|mobile|mob|cell(?:ulare)?|handy|portable|gsm|电话|手机|電話|携帯|전화|тел\w*)\s*[.:：]?\s*([+(]?[\dx][\dxX\s().\-/*]{4,}[\dxX])",
    re.IGNORECASE,
)
_MAX_CHARS = 200
_SHAPE = re.compile(r"^\+?[\d()][\dxX\s().\-–/]{6,22}$")
# Numbers that say by their own shape that they are some: "+49 711 5550172", "(503) 555-0148", "503-555-0148".
_PLAIN = re.compile(
    r"(?<![\w+])(?:\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}"
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4})(?![\d/x])"
)


def find_phone(text: str, *, region: str = "US") -> str:
    """The first telephone number of a text as printed, also one with its digits blanked out ("+1 (xxx) xxx-xxxx")."""
    text = text[:_MAX_CHARS]
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled.group(1).strip()
    if not _LIKELY.search(text) and "xxx" not in text.lower():
        return ""
    plain = _PLAIN.search(text)
    if plain and _is_phone(plain.group()):
        return plain.group().strip()
    matched = _matched(text, region)
    if matched:
        return matched
    blanked = re.search(r"\+?\d*\s?\(?[xX*\d]{3}\)?[\s.-][xX*\d]{3}[\s.-]?[xX*\d]{3,4}", text)
    if blanked:
        return blanked.group().strip()
    loose = _LIKELY.search(text)
    if loose and _is_phone(loose.group()) and (loose.group().startswith(("+", "(")) or _SHAPE.match(text.strip())):
        return loose.group().strip()
    return ""


def _matched(text: str, region: str) -> str:
    # The numbering plans of the world take long to load, and most numbers are told without them.
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - see above

    for code in dict.fromkeys((region, "US", "GB", "CN")):
        for match in PhoneNumberMatcher(text, code, leniency=Leniency.POSSIBLE):
            if _is_phone(match.raw_string):
                return str(match.raw_string).strip()
    return ""


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return 6 <= digits <= 15 and not find_dates(text)
