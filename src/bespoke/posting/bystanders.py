"""Names that are no skills where they stand: parts of an organisation's name, "under supervision", fields of study."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bespoke.knowledge.degrees import fields_in

_UNIT = (
    r"(?:Department|Dept|Bureau|Board|Division|Office|Commission|Agency|Administration|Ministry|Institute|College|School|"
    r"University|Council|Authority|Committee|Unit|Group|Society|Association|Foundation|Directorate|Faculty|Secretary|Court|Tribunal|Chamber)"
)
_NAME = r"(?:[A-Z][\w&'’-]*|\d+)"
_ORGANISATION = re.compile(
    rf"\b{_UNIT}s? (?:of|for|on) (?:the )?{_NAME}(?:(?:,? (?:and|&|of|for|the))* {_NAME})*"
    rf"|\b{_NAME}(?:(?: (?:and|&|of|for|the))* {_NAME}){{0,6}} {_UNIT}\b(?! (?:experience|skills))"
)
_UNDER = re.compile(
    r"\b(?:under|minimal|minimum|limited|general|direct|without|little|close|individual|administrative|with no)"
    r"\s(?:the\s|direct\s|general\s)?$"
)
_GUIDANCE = frozenset({"supervision", "direction", "guidance", "management", "training", "technical supervision"})
_LEAVE = re.compile(
    r"\bvisas?\b|\bh-?1b\b|authori[sz]ed to work|work authori[sz]ation|right to work|immigration|employment sponsorship"
    r"|sponsorship (?:is |will |can)?(?:not|un)|(?:not|no|unable|cannot) (?:\w+ ){0,4}sponsor"
)
_STUDIES = re.compile(
    r"\b(?:degrees?|bachelor'?s?|baccalaureate|master'?s?|credits|major|diploma|ph\.?d\.?|b\.?[as]\.?|m\.?[as]\.?)\s"
    r"(?:[^.;]|\.(?=\w)){0,60}?\bin\b(?:(?!\bexperience\b|\byears?\b|\bmonths?\b|\bplus\b|\bknowledge\b|\bability\b)[^.;])*"
)
"""What stands after "degree in" or "credits in", up to the experience asked for beside it."""
_ACADEMIC = frozenset(
    {
        *("computer science", "information technology", "engineering", "business administration", "mathematics"),
        *("economics", "statistics", "management", "business", "computer engineering", "software engineering"),
    }
)
"""Fields so often listed beside a degree that they say nothing about the work."""


@dataclass(frozen=True, slots=True)
class Bystanders:
    """What to look for in one sentence; `path` as in `paths.py`."""

    text: str
    low: str
    path: int
    organisations: tuple[tuple[int, int], ...]
    studies: tuple[tuple[int, int], ...]

    def is_bystander(self, start: int, end: int, before: Sequence[str]) -> bool:
        """`before` are the fields of study already taken from this sentence."""
        named = self._in_name(start, end) or self._is_guidance(start, end) or self._is_leave(start, end)
        return named or self._is_field(start, end, before)

    def field(self, start: int, end: int) -> str:
        """The field of study the words name beside a degree, empty for anything else."""
        if not any(first <= start and end <= last for first, last in self.studies):
            return ""
        fields = fields_in(self.text[start:end])
        return fields[0] if fields else self.low[start:end]

    def is_organisation(self, start: int, end: int) -> bool:
        """For names nobody knows: an employer, a council or a board is nothing one can do."""
        return any(first <= start and end <= last for first, last in self.organisations)

    def _in_name(self, start: int, end: int) -> bool:
        return self.text[start].isupper() and any(
            first <= start and end <= last and (first, last) != (start, end) for first, last in self.organisations
        )

    def _is_guidance(self, start: int, end: int) -> bool:
        return self.low[start:end] in _GUIDANCE and _UNDER.search(self.low, max(0, start - 40), start) is not None

    def _is_leave(self, start: int, end: int) -> bool:
        """The sponsorship of a visa is nothing one can do."""
        return self.low[start:end].startswith("sponsor") and _LEAVE.search(self.low) is not None

    def _is_field(self, start: int, end: int, before: Sequence[str]) -> bool:
        """Beside a degree only the first field counts, and only on the main path; the rest are ways to qualify."""
        field = self.field(start, end)
        return bool(field) and (self.path > 0 or bool(before) or field in _ACADEMIC)


def bystanders(text: str, low: str, path: int) -> Bystanders:
    organisations = tuple(match.span() for match in _ORGANISATION.finditer(text))
    return Bystanders(text, low, path, organisations, tuple(match.span() for match in _STUDIES.finditer(low)))
