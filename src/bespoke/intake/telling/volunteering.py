"""Unpaid work: "I volunteer at the food bank since 2020"."""

from __future__ import annotations

import re

from bespoke.intake.lexicon.words import title_score
from bespoke.intake.telling.deeds import deeds_in
from bespoke.intake.telling.model import bullets
from bespoke.intake.telling.phrases import is_fact, name, titled
from bespoke.intake.telling.slots import BAR, take_place, take_slots
from bespoke.knowledge.titles import head_of
from bespoke.resume.dates import PRESENT
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Volunteer

_CUE = re.compile(r"\bvolunteer(?:ed|ing|s)?\b|\bunpaid\b|\bpro bono\b", re.IGNORECASE)
_END = (
    rf"(?=\s*(?:{BAR}|\t|,|\(|\)|$)|\s+(?:as|where|while|doing|since|on|every|and|teaching|"
    rf"helping|with|in)\s|\s+[a-z]+ing\s)"
)
_AT = re.compile(
    rf"(?:^|\s)(?:at|for|with|helped(?: out)?(?: at)?(?=.*\bvolunteer))\s+(?P<name>(?!least\b|the weekend|"
    rf"weekends)[^{BAR}\t,()]+?){_END}",
    re.IGNORECASE,
)
_AS = re.compile(
    rf"\bas\s+(?:an?\s+|the\s+)?(?P<title>[^{BAR}\t,()]+?)(?=\s*(?:{BAR}|\t|,|$)|\s+(?:at|for|with|in|where|every|each|on)\s)",
    re.IGNORECASE,
)
_REST_LEAD = re.compile(
    r"^(?:I(?:['’](?:ve|m))?\s+)?(?:(?:also|have|been|am|still|do|did|every \w+|currently|"
    r"regularly|a|as|in)\s+)*volunteer(?:ed|ing|s)?\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:\W|\b(?:I|am|a|an|the|do|did|unpaid|work|worked|as|and|also|pro bono|my|in|still)\b)*$", re.IGNORECASE
)


def read_volunteering(clause: str, *, asked: bool = False) -> Volunteer | None:
    if not is_fact(clause) or not (asked or _CUE.search(clause)):
        return None
    slots = take_slots(clause)
    where = _AT.search(slots.text)
    title = _AS.search(slots.text)
    if where is None and not (asked and title):
        return None
    text = slots.text
    spans = sorted((m for m in (where, title) if m), key=lambda m: -m.start())
    for match in spans:
        text = f"{text[: match.start()]} \t {text[match.end() :]}"
    place, text = take_place(text)
    told = [
        deed
        for piece in _REST_LEAD.sub("\t", text.strip()).split("\t")
        if not _EMPTY.match(piece)
        for deed in deeds_in(piece)
    ]
    called = (
        title["title"]
        if title and (title_score(title["title"]) or head_of(title["title"]) or len(title["title"].split()) <= 3)
        else ""
    )
    end = (
        slots.end
        if slots.ranged or slots.end
        else (PRESENT if slots.is_now or re.search(r"\bI volunteer\b", clause) else None)
    )
    return Volunteer(
        id=UNIDENTIFIED,
        organization=name(where["name"]) if where else "",
        position=titled(called),
        location=place,
        start=slots.start,
        end=end,
        dates_text=slots.printed,
        bullets=bullets(told),
    )
