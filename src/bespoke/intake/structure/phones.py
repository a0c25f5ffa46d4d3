"""Telephone numbers."""

from __future__ import annotations

import re

from phonenumbers import Leniency, PhoneNumberMatcher

from bespoke.intake.structure.dates import find_dates

_LIKELY = re.compile(r"[+(（]?\d[\d\s().\-–/x*（）]{5,}\d")
_LABELLED = re.compile(
    r"(?:tel(?:efono|éfono|efon|ephone)?|phone|mobile|mob|cell(?:ulare)?|handy|portable|gsm|电话|手机|電話|携帯|전화|тел\w*)\s*[.:：]?\s*([+(]?[\dx][\dxX\s().\-/*]{4,}[\dxX])",
    re.IGNORECASE,
)
_MAX_CHARS = 200
_SHAPE = re.compile(r"^\+?[\d()][\dxX\s().\-–/]{6,22}$")


def find_phone(text: str, *, region: str = "US") -> str:
    """The first telephone number of a text as printed, also one with its digits blanked out ("+1 (xxx) xxx-xxxx")."""
    text = text[:_MAX_CHARS]
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled.group(1).strip()
    if not _LIKELY.search(text) and "xxx" not in text.lower():
        return ""
    for code in (region, "US", "GB", "CN"):
        for match in PhoneNumberMatcher(text, code, leniency=Leniency.POSSIBLE):
            if _is_phone(match.raw_string):
                return str(match.raw_string).strip()
    blanked = re.search(r"\+?\d*\s?\(?[xX*\d]{3}\)?[\s.-][xX*\d]{3}[\s.-]?[xX*\d]{3,4}", text)
    if blanked:
        return blanked.group().strip()
    loose = _LIKELY.search(text)
    if loose and _is_phone(loose.group()) and (loose.group().startswith(("+", "(")) or _SHAPE.match(text.strip())):
        return loose.group().strip()
    return ""


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return 6 <= digits <= 15 and not find_dates(text)
