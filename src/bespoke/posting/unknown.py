"""Names nobody knows that clearly are skills: "experience with X, Y and Z", "knowledge of innovative street design"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bespoke.posting.lexicon import lexicon

Kind = Literal["tool", "skill"]
Place = tuple[int, int, Kind]

_ASKED = re.compile(
    r"\b(?:experienced?|proficien(?:t|cy)|knowledge|knowledgeable|familiar(?:ity)?|expertise|skilled|fluen(?:t|"
    r"cy)|understanding|"
    r"competen(?:t|cy|ce)|exposure|trained|certified|certification|comfortable|background|literate)\s+(?:with|"
    r"in|of|using|on|to|about)\s+",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"\b(?:such as|including|e\.g\.,?|i\.e\.,?|for example,?|like|using|tools?:|stack:|technologies:)\s+", re.IGNORECASE
)
_STOP = re.compile(
    r"[;:.!?](?:\s|$)|\s[-–—]\s|\s(?:is|are|that|which|who|to|for|at|as|so|because|while|where|when|within|"
    r"from|preferred|required|on a|in order|will|must|"
    r"would|should|by|across|through|during|into|if|this|per|gained|acquired|working)\b"
)
_PART = re.compile(r"\s*(?:,|/|\(|\)|\||\band/or\b|\band\b|\bor\b|&(?=\s)|\bas well as\b)\s*")
_PROPER = re.compile(
    r"(?:[A-Z][A-Za-z0-9]*|"
    r"[a-z]{1,2}[A-Z][A-Za-z0-9]*)(?:[.+#&'-]?[A-Za-z0-9+#]+)*(?:\s(?:[A-Z][A-Za-z0-9]*[+#]*|\d[\d.]*\b)){0,4}"
)
_ACRONYM = re.compile(
    r"(?<![\w.&/-])(?:[A-Z][A-Z0-9&]{1,6}(?:-\d+)?s?|[A-Z]+[a-z]+[A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z]{2,})(?![\w&/-])"
)
_LEADING_NAME = re.compile(r"([A-Z][\w+#.-]*[\w+#])\s[a-z]+(?:\s[a-z]+)?$")
_PHRASE = re.compile(r"[a-zA-Z]+(?:-(?!related|based|oriented|facing|focused)[a-zA-Z]+)*(?: [a-zA-Z]+)*")
_STANDARD = re.compile(
    r"\b(?:\d{1,2} (?:CFR|USC)(?: Parts?)? \d+(?:\.\d+)?|(?:ISO(?:/IEC)?|IEC|EN|DIN|ASTM|ASME|NFPA|IEEE|API|"
    r"AWS D|MIL-STD|AS|IATF|NIST SP|IFRS|IAS|ASC|SOC|PCI)"
    r"[ -]?[A-Z]?\d[\w.:-]*\w)(?!\w)"
)
_ACT = re.compile(
    r"\b(?!Knowledge|Familiarity|Experience|Understanding|The\b)"
    r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|and|of|for|&|the|with)){1,7} (?:Act|Regulations)\b(?:,? \d{4})?"
)
_WORD = re.compile(r"[A-Za-z][\w+#./&'-]*")
_MAX_WORDS = 3
_NO_ACRONYM = re.compile(r"[A-Z]{1,3}-?\d+$")
_MAX_REACH = 160


def unknown_names(text: str, known: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Places of unknown names in one sentence; `known` are the places already explained."""
    taken = list(known)
    numbered: list[Place] = [(start, end, "tool") for start, end in standards(text)]
    for place in (*numbered, *_phrases(text), *_acronyms(text)):
        if not any(start < place[1] and place[0] < end for start, end in taken):
            taken.append(place[:2])
            yield place


def standards(text: str) -> list[tuple[int, int]]:
    """Places of standards and laws such as "ISO 9001", "29 CFR 1910" and "Town and Country Planning Act 1990"."""
    return [match.span() for pattern in (_STANDARD, _ACT) for match in pattern.finditer(text)]


def _phrases(text: str) -> Iterator[Place]:
    for opener, plain in ((_ASKED, True), (_EXAMPLES, False)):
        for match in opener.finditer(text):
            stop = _STOP.search(text, match.end(), match.end() + _MAX_REACH)
            end = stop.start() if stop else min(len(text), match.end() + _MAX_REACH)
            for at, (start, until) in enumerate(_parts(text, match.end(), end)):
                place = _named(text, start, until, plain=plain and at == 0)
                if place:
                    yield place


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _PART.finditer(text, start, end):
        if start < match.start():
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _named(text: str, start: int, end: int, *, plain: bool) -> Place | None:
    words = lexicon().words
    found = [(start + m.start(), start + m.end(), m.group()) for m in _WORD.finditer(text[start:end])]
    while found and (found[0][2].lower() in words["openers"] or found[0][2].endswith("ly")):
        found.pop(0)
    whole = len(found)
    while len(found) > 1 and found[-1][2].lower().rstrip(".") in words["tails"]:
        found.pop()
    if not found or any(
        word.lower().strip(".'’s") in words["never"] or word.lower() in words["never"] for _, _, word in found
    ):
        return None
    if found[0][2].endswith("ing") and found[0][2].islower() and len(found) > 1:
        return None
    begin, until = found[0][0], found[-1][1]
    until -= len(text[begin:until]) - len(text[begin:until].rstrip(".'"))
    name = text[begin:until]
    if len(name) < 2 or name.upper() in words["acronyms_never"] or _long_form(text, begin, name) is not None:
        return None
    if _PROPER.fullmatch(name):
        return begin, until, "tool"
    if leading := _LEADING_NAME.match(name):
        return begin, begin + leading.end(1), "tool"
    if plain and 1 < len(found) <= _MAX_WORDS and whole <= _MAX_WORDS + 2 and _PHRASE.fullmatch(name):
        return begin, until, "skill"
    return None


def _acronyms(text: str) -> Iterator[Place]:
    """Capital letters in a sentence that is not shouting; behind its long form in brackets, the long form."""
    if text.isupper() and " " in text:
        return
    never = lexicon().words["acronyms_never"]
    for match in _ACRONYM.finditer(text):
        name = match.group().rstrip("s")
        if name in never or len(name) <= 2 or _NO_ACRONYM.match(name):
            continue
        start = _long_form(text, match.start(), name)
        if start is None:
            yield match.start(), match.end(), "tool"
        else:
            yield start, start + len(text[start : match.start() - 1].rstrip()), "tool"


def _long_form(text: str, start: int, acronym: str) -> int | None:
    """Where "Financial Management System" begins in front of "(FMS)"; None where no bracket or long form is."""
    end = start - 1
    if end < 0 or text[end] != "(":
        return None
    words = list(_WORD.finditer(text, max(0, end - 100), end))
    capitals = [word for word in words if word.group()[0].isupper()][-len(acronym) :]
    initials = "".join(word.group()[0] for word in capitals)
    return capitals[0].start() if initials == acronym else None
