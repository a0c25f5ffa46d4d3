"""Classes of a driving licence: who may drive a car may not drive a lorry."""

from __future__ import annotations

import re

DRIVING = "drivers-license"
_CLASS = r"[A-D]1?(?:\+?E)?"
_ASKED = re.compile(
    rf"(?:\b(?i:class|category|cat\.?|classes|categories|klasse|type)[ -]?(?P<after>{_CLASS})\b(?!-)"
    rf"|\b(?i:licen[cs]e|licen[cs]es|permit)[,:]? \(?(?P<behind>{_CLASS})\b(?! \w+ing)"
    rf"|\b(?P<before>{_CLASS})[ -](?i:(?:driving |driver['’]?s? )?licen[cs]e))",
)


def classes_in(text: str) -> frozenset[str]:
    """The classes that a text names beside a driving licence ("category C", "licence B", "class C+E" as CE)."""
    found = (match["after"] or match["behind"] or match["before"] for match in _ASKED.finditer(text))
    return frozenset(name.replace("+", "") for name in found)


def lacks_class(asked: str, held: str) -> str:
    """Of the classes asked for the one to name, where the classes held are told and hold none of them; else nothing."""
    wanted, known = classes_in(asked), classes_in(held)
    if not wanted or not known or any(_covers(one, other) for one in known for other in wanted):
        return ""
    return min(wanted)


def _covers(held: str, asked: str) -> bool:
    return held == asked or (held.endswith("E") and held[:-1] == asked)
