"""Short names of degrees written out, so that both spellings read alike. A BA is no BSc."""

from __future__ import annotations

import re

_FULL = {
    "BSc": "Bachelor of Science", "MSc": "Master of Science", "MBA": "Master of Business Administration",
    "BBA": "Bachelor of Business Administration", "BEng": "Bachelor of Engineering", "MEng": "Master of Engineering",
    "PhD": "Doctor of Philosophy", "DPhil": "Doctor of Philosophy", "LLB": "Bachelor of Laws", "LLM": "Master of Laws",
    "MPH": "Master of Public Health", "MSW": "Master of Social Work", "BSW": "Bachelor of Social Work",
    "BSN": "Bachelor of Science in Nursing", "MSN": "Master of Science in Nursing", "BFA": "Bachelor of Fine Arts",
    "MFA": "Master of Fine Arts", "BCom": "Bachelor of Commerce", "BTech": "Bachelor of Technology",
    "MTech": "Master of Technology", "MPA": "Master of Public Administration", "EdD": "Doctor of Education",
    "MEd": "Master of Education", "BEd": "Bachelor of Education",
}  # fmt: skip
_SHORT_ONLY_BEFORE = {
    "BA": "Bachelor of Arts", "BS": "Bachelor of Science", "MA": "Master of Arts", "MS": "Master of Science",
    "AA": "Associate of Arts", "AS": "Associate of Science", "AAS": "Associate of Applied Science",
}  # fmt: skip


def _dotted(short: str) -> str:
    parts = re.findall(r"[A-Z][a-z]*", short)
    return r"\.?\s?".join(parts) + r"\.?" if len(parts) < 4 else short


_PATTERNS = tuple((re.compile(rf"\b{_dotted(short)}(?!\w)"), full) for short, full in _FULL.items())
_GUARDED = tuple(
    (re.compile(rf"\b{_dotted(short)}(?=\s+(?:in|degree|\(Hons|Hons)\b|\s*\((?:Hons|Honours))"), full)
    for short, full in _SHORT_ONLY_BEFORE.items()
)
_ANY = re.compile(r"\b[ABDELMP][.A-Z]|\bPh")


def with_full_degrees(text: str) -> str:
    """The text with the short names of degrees written out; BA, MS and their like only before "in" or "degree"."""
    if not _ANY.search(text):
        return text
    for pattern, full in (*_PATTERNS, *_GUARDED):
        text = pattern.sub(full, text)
    return text
