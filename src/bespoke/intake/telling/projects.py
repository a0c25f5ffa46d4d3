"""Projects: things with a name that somebody made."""

from __future__ import annotations

import re

from bespoke.intake.telling.deeds import deeds_in
from bespoke.intake.telling.model import bullets
from bespoke.intake.telling.phrases import capitalised, is_fact
from bespoke.intake.telling.slots import BAR, take_slots
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Project

_CALLED = re.compile(
    rf"\b(?:called|named)\s+[\"“]?(?P<name>[^{BAR},()\"”]+?)[\"”]?(?=\s*(?:{BAR}|,|\(|\)|$)|"
    rf"\s+(?:that|which|to|for|with|using|in|where|and|as|about|on)\s)",
    re.IGNORECASE,
)
_MY = re.compile(
    rf"\b[Mm]y (?:\w+ )?project\s+(?:is |was |"
    rf"called )?[\"“]?(?P<name>(?-i:[^\W\d_a-z])[^{BAR},()\"”]*?)[\"”]?(?=\s*(?:{BAR}|,|\(|"
    rf"\)|$)|\s+(?:is|was|that|which|to|for|with|using|in|where)\s)"
)
_MADE = re.compile(
    r"\b(?:built|made|created|developed|wrote|designed|launched|started|build|maintain|"
    r"maintained|coded|published|released|organi[sz]ed|ran|run|founded|drew|filmed|"
    r"recorded|composed)\b",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\bproject\b", re.IGNORECASE)
_REST_LEAD = re.compile(r"^(?:that|which|is|was|,|it|an?|the)\s+", re.IGNORECASE)


def read_project(clause: str, *, asked: bool = False) -> Project | None:
    """A project needs a name; a thing made without one is a deed."""
    if not is_fact(clause):
        return None
    slots = take_slots(clause)
    named = _MY.search(slots.text) or (
        _CALLED.search(slots.text) if asked or _MADE.search(clause) or _PROJECT.search(clause) else None
    )
    if named is None or len(named["name"].split()) > 6:
        return None
    rest = slots.text[named.end() :].strip(f" ,{BAR}")
    made = re.sub(r"\s+", " ", slots.text[: named.start()].replace(BAR, " ")).strip(" ,")
    told = deeds_in(f"{made} {rest}".strip()) if named.re is _CALLED else []
    description = "" if told else capitalised(_REST_LEAD.sub("", rest.replace(BAR, " ").strip()))
    return Project(
        id=UNIDENTIFIED,
        name=named["name"].strip(),
        description=" ".join(description.split()),
        start=slots.start,
        end=slots.end if slots.ranged else None,
        bullets=bullets(told),
    )
