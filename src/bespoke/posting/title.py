"""The job's title: labelled, on the first lines, or named by the first sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bespoke.knowledge.titles import head_of, seniority_of
from bespoke.posting.lexicon import lexicon
from bespoke.posting.lines import Line
from bespoke.posting.zones import known_heading

_LABEL = re.compile(
    r"(?:(?:job|position|business|role|posting|vacancy|working|functional|official|civil service|"
    r"advertised)\s+(?:title|name)|title|position|role|job|vacancy|"
    r"(?:we(?:['’]re| are) )?(?:now )?hiring|job (?:posting|announcement|opening|opportunity)|"
    r"career opportunity|opening|post)"
    r"(?:\s*(?:name|offered))?\s*(?:[:\t|]|\s[-–—]\s)\s*(?P<title>\S.{1,100})",
    re.IGNORECASE,
)
_STRONG_LABEL = re.compile(r"(?:job|position|business|posting|role|advertised)\s+title|title\b", re.IGNORECASE)
_HIRING = re.compile(
    r"^(?P<company>[A-Z][\w&.,' -]{1,40}?) (?:is|are) (?:now |currently |actively )?(?:hiring|looking for|"
    r"seeking|recruiting)(?: for)?(?: an?| our next)? (?P<title>[^.!?]{3,80})",
)
_SOUGHT = re.compile(
    r"(?:seek(?:s|ing)?|looking (?:for|to hire)|hiring|hire|recruit(?:ing)?|as|need|join (?:us|our team|"
    r"the team) as|role of|position of|opportunity for)"
    r"\s+(?:to hire |to recruit |to appoint )?(?:an?|our(?: next)?|the)\s+(?:(?:highly |very )?(?:experienced|"
    r"talented|motivated|passionate|skilled|energetic|dedicated|full[- ]time|part[- ]time|"
    r"exceptional|dynamic|detail-oriented|enthusiastic|driven|creative|qualified|permanent|temporary|bright|"
    r"strong|great|new)[, ]+(?:and )?)*"
    r"(?P<title>[A-Z][\w&/.,+#-]*(?:\s+(?:[A-Z(&/–-][\w&/.()+#-]*|of|and|for|the|in|to)){0,7})"
)
_DASHED = re.compile(r"\s+[-–—|·•@]+\s+|\s*\|\s*|\s+at\s+(?=[A-Z])|\t+| {3,}")
_BRACKETED = re.compile(r"\s*[(\[]\s*([^()\[\]]{0,60})[)\]]")
_REQ_ID = re.compile(
    r"[\s,;:–—-]*(?:#\s?[A-Z]{0,4}-?\d{2,}|\b(?:req(?:uisition)?|job|ref(?:erence)?|posting|vacancy|"
    r"position)\.?\s*(?:id|no\.?|num(?:ber)?|code)?\s*[:#.-]*\s*[A-Z]{0,5}-?_?\d[\w-]*|"
    r"\b[A-Z]{1,4}[-_]?\d{4,}\b)",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(
    r"[\s,;:–—-]+(?:fully |100% )?(?:remote|hybrid|on-?site|work from home|wfh|full[- ]time|part[- ]time|"
    r"contract|permanent|temporary|freelance|internship program|urgent(?:ly)?(?: hiring)?|"
    r"immediate start|multiple (?:locations|openings)|\$[\d,k.]+.*|£[\d,k.]+.*|€[\d,k.]+.*)\b.*$",
    re.IGNORECASE,
)
_GENDER = re.compile(r"\s*[(\[]?\b(?:m/?[wf]/?[dxi]|f/?m/?[dxi]|h/?f|all genders|gn|w/m/d)\b[)\]]?", re.IGNORECASE)
_PLACE_TAIL = re.compile(
    r",\s+(?:[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,2},\s*)?(?:[A-Z]{2}|USA?|UK|Remote|United (?:States|Kingdom)|"
    r"[A-Z][a-z]+land|Germany|Canada|India|France)$"
)
_CALL = re.compile(
    r"\W+(?:wanted|needed|required|sought|vacancy)(?:\W+(?:asap|now|immediately|urgently|today))?\W*$|^(?:wanted|vacancy)\W+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[.!?](?:\s|$)|\b(?:is|are|was|will|we|our|you|your|has|have|this|please|welcome|apply|click|posted|ago)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:sr|jr|dr|asst|assoc|mgr|st|dept|no|vs|u\.s|inc|ltd)\.", re.IGNORECASE)
_FIRST_LINES = 8
_LABELLED_LINES = 40
_MAX_CHARS = 300
_MAX_WORDS = 14

Place = tuple[int, int, str]


def find_title(lines: Sequence[Line]) -> Place | None:
    """Where the title stands, and its clean form."""
    short = [line for line in lines[:_LABELLED_LINES] if len(line.text) <= _MAX_CHARS]
    return (
        _labelled(short, strong=True)
        or _first_line(short)
        or _labelled(short, strong=False)
        or _sought(lines)
        or _fallback(short)
    )


def _labelled(lines: Sequence[Line], *, strong: bool) -> Place | None:
    for at, line in enumerate(lines):
        match = _LABEL.match(line.text)
        if match and (not strong or _STRONG_LABEL.match(line.text)):
            place = _cleaned(line, match.start("title"), match["title"])
            if place and (strong or _is_title(place[2])):
                return place
        bare = line.text.rstrip(" :").lower()
        if bare in ("job title", "position title", "title", "business title", "position") and at + 1 < len(lines):
            return _cleaned(lines[at + 1], 0, lines[at + 1].text)
    return None


def _first_line(lines: Sequence[Line]) -> Place | None:
    """The first line that turns on a job's noun; employers and dates may stand before it."""
    for line in lines[:_FIRST_LINES]:
        if (
            (line.bullet and not line.hashed)
            or _is_sentence(line.text)
            or (known_heading(line.text, lexicon()) and not head_of(line.text))
        ):
            continue
        hiring = _hiring(line.text)
        place = _cleaned(line, hiring.start("title"), hiring["title"]) if hiring else _cleaned(line, 0, line.text)
        if place and _is_title(place[2]) and not _LABEL.match(line.text):
            return place
    return None


def _sought(lines: Sequence[Line]) -> Place | None:
    for line in lines[:_LABELLED_LINES]:
        for match in _SOUGHT.finditer(line.text[:1500]):
            place = _cleaned(line, match.start("title"), match["title"])
            if place and _is_title(place[2]):
                return place
    return None


def _fallback(lines: Sequence[Line]) -> Place | None:
    """A short first line is the title even when its noun is unknown."""
    for line in lines[:1]:
        if not line.bullet and not _is_sentence(line.text) and known_heading(line.text, lexicon()) is None:
            return _cleaned(line, 0, line.text)
    return None


def _is_title(text: str) -> bool:
    return head_of(text) is not None or seniority_of(text) is not None


def _is_sentence(text: str) -> bool:
    plain = _ABBREVIATED.sub("", text).rstrip("! ")
    return text.count(" ") >= _MAX_WORDS or (_SENTENCE.search(plain) is not None and not _hiring(text))


def _hiring(text: str) -> re.Match[str] | None:
    match = _HIRING.match(text)
    return match if match and match["company"] not in ("We", "This", "It", "Our client", "The company") else None


def _cleaned(line: Line, offset: int, raw: str) -> Place | None:
    text = _REQ_ID.sub("", raw)
    text = _GENDER.sub("", text)
    text = _BRACKETED.sub(lambda m: "" if _is_aside(m[1]) else m[0], text)
    text = _best_part(text)
    text = _PLACE_TAIL.sub("", _WORKPLACE.sub("", text)).strip(' \t,;:-–—|*#."“”')
    text = _CALL.sub("", text)
    text = re.sub(r"^(?:an?|the|our)\s+", "", text, flags=re.IGNORECASE) if head_of(text) else text
    text = re.sub(r"(?:\s+(?:to|for|in|of|and|the|with|at|on))+$", "", text)
    if not text or not any(c.isalpha() for c in text):
        return None
    begin = raw.find(text)
    if begin < 0:
        return line.start + offset, line.start + offset + len(raw.rstrip()), text
    return line.start + offset + begin, line.start + offset + begin + len(text), text


def _is_aside(text: str) -> bool:
    """Brackets hold places, abbreviations and conditions; they are no part of the title's name."""
    return len(text) < 60


def _best_part(text: str) -> str:
    """Of "Acme - Senior Engineer - Berlin" the part with the job's noun."""
    parts = [part for part in _DASHED.split(text) if part and part.strip()]
    return next((part for part in parts if head_of(part)), parts[0] if parts else text)
