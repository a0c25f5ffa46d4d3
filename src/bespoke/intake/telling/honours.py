"""Certificates, awards and publications."""

from __future__ import annotations

import re

from bespoke.intake.telling.phrases import capitalised, is_fact, name
from bespoke.intake.telling.slots import BAR, take_slots
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Award, Certificate, Publication

_END = rf"(?=\s*(?:{BAR}|,|\(|\)|$)|\s+(?:from|by|with|at|through|issued|awarded|for|when|and I|and|in|that)\s)"
_LEAD = re.compile(
    r"^(?:(?:and|also)\s+)*(?:I(?:['’](?:ve|m|d))?\s+)?(?:(?:also|have|had|am|was|just|"
    r"recently|currently|been|became|become|now)\s+)*"
    r"(?:(?:got|hold|have|earned|completed|passed|received|obtained|did|gained|am|own|"
    r"finished)\s+)?(?:(?:a|an|my|the|valid|current)\s+)*",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\b(?:certifi(?:ed|cation|cate)s?|licen[cs]e[ds]?|chartered|accredited|accreditation|"
    r"registered|ticket|cert|exams?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*,?\s+and\s+(?=(?:an?|my)\s)", re.IGNORECASE)
_AFTER = re.compile(
    rf"^(?P<name>[^{BAR},()]+?)\s+(?:certified|licensed)(?:\s+(?:by|from|through)\s+(?P<issuer>[^{BAR},()]+?))?{_END}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^(?P<name>[^{BAR},()]*?\b(?:certification|certificate|licen[cs]e|accreditation|"
    rf"ticket|cert|exams?)(?:\s+(?:in|as an?|for|to)\s+[^{BAR},()]+?)?){_END}",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"^(?P<name>(?:certified|chartered|accredited|licen[cs]ed|registered)\s+[^{BAR},()]+?){_END}", re.IGNORECASE
)
_AS = re.compile(
    rf"^(?:certified|licen[cs]ed|accredited)\s+(?:as\s+an?|in|for)\s+(?P<name>[^{BAR},()]+?){_END}", re.IGNORECASE
)
_ISSUER = re.compile(
    rf"\b(?:from|by|issued by|awarded by|with|"
    rf"through)\s+(?P<issuer>(?:the\s+)?(?-i:[^\W\d_a-z])[^{BAR},()]*?)(?=\s*(?:{BAR}|,|\(|"
    rf"\)|$)|\s+(?:for|in|when|and)\s)"
)
_BRACKET = re.compile(r"\((?P<text>[^()]{2,60})\)")
_AWARDED = re.compile(
    r"\b(?:won|awarded|received|got|given|earned|named|recogni[sz]ed|nominated|voted|chosen|honou?red)\b", re.IGNORECASE
)
_PRIZE = re.compile(
    r"\b(?:award|prize|medal|scholarship|fellowship|grant|trophy|of the (?:year|month|"
    r"quarter)|honou?r|competition|hackathon|contest|championship)s?\b|\b(?:first|second|"
    r"third|1st|2nd|3rd) place\b",
    re.IGNORECASE,
)
_AWARD_LEAD = re.compile(
    r"^(?:(?:and|also)\s+)*(?:(?:I|we)(?:['’](?:ve|m))?\s+)?(?:(?:also|have|was|been|just|"
    r"twice)\s+)*(?:won|awarded|received|got|given|earned|named|voted|chosen as|"
    r"recogni[sz]ed as|honou?red as|honou?red with)\s+(?:as\s+)?(?:(?:a|an|the|my)\s+)*",
    re.IGNORECASE,
)
_AWARD_END = rf"(?=\s*(?:{BAR}|,|\(|\)|$)|\s+(?:from|by|at|for|when|and I|given)\s)"
_GIVER = re.compile(
    rf"\b(?:from|by|at|"
    rf"given by)\s+(?P<name>(?:the\s+)?(?:[a-z]+ of\s+)?(?-i:[^\W\d_a-z])[^{BAR},()]*?)(?=\s*(?:{BAR}|,|\(|"
    rf"\)|$)|\s+(?:for|when|and)\s)"
)
_REASON = re.compile(rf"\s(?P<text>for\s+(?!the\s+year)[^{BAR}]+?)(?=\s*(?:{BAR}|$))")
_PUBLISHED = re.compile(
    r"\b(?:published|publication|co-?authored|authored|wrote (?:a|an|the|two|"
    r"three) (?:\w+ ){0,2}(?:paper|article|book|chapter|study)|(?:paper|article|book|"
    r"chapter) (?:called|titled|entitled|named)|my (?:paper|article|book))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“'‘](?P<title>[^\"“”]{3,200}?)[\"”'’](?=\s|$|,|\.|¦)")
_CALLED = re.compile(
    rf"\b(?:called|titled|entitled|named)\s+(?P<title>[^{BAR},()]+?)(?=\s*(?:{BAR}|,|$)|\s+(?:in|with|by|for)\s)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\b(?P<title>(?:paper|article|book|chapter|study|report|essay)s?\s+(?:on|"
    rf"about)\s+[^{BAR},()]+?)(?=\s*(?:{BAR}|,|$)|\s+(?:in\s+(?:the\s)?[A-Z]|with|by|"
    rf"at\s+[A-Z]))",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    rf"\b(?:in|by|with|at|for)\s+(?P<name>(?:the\s+)?(?-i:[^\W\d_a-z])[^{BAR},()]*?)(?=\s*(?:{BAR}|,|\(|\)|$))"
)


def read_certificates(clause: str, *, asked: bool = False) -> list[Certificate]:
    if not _CERTIFIED.search(clause):
        return [one] if (one := _certificate(clause, asked=asked)) else []
    return [one for part in _MORE.split(clause) if (one := _certificate(part, asked=asked))]


def _certificate(clause: str, *, asked: bool = False) -> Certificate | None:
    if not is_fact(clause) or not (asked or _CERTIFIED.search(clause)):
        return None
    slots = take_slots(clause)
    rest = _LEAD.sub("", slots.text, count=1)
    match = _AS.match(rest) or _TITLE.match(rest) or _NAMED.match(rest) or _AFTER.match(rest)
    called = match["name"].strip() if match else ""
    if not called and asked:
        called = re.split(rf"{BAR}|,|\s+(?:from|by|issued)\s", rest)[0].strip()
    if len(called) < 2 or len(called.split()) > 10 or re.fullmatch(r"(?i)(?:certificat\w+|licen\w+)", called):
        return None
    after = rest[match.end("name") :] if match else rest[len(called) :]
    issuer = _ISSUER.search(after)
    bracket = _BRACKET.search(after)
    by = issuer["issuer"] if issuer else (bracket["text"] if bracket else "")
    date = slots.start or (slots.end if not isinstance(slots.end, str) else None)
    return Certificate(id=UNIDENTIFIED, name=_certificate_name(called), issuer=name(by) if by else "", date=date)


def read_award(clause: str, *, asked: bool = False) -> Award | None:
    if not is_fact(clause) or not (asked or (_AWARDED.search(clause) and _PRIZE.search(clause))):
        return None
    slots = take_slots(clause)
    rest = _AWARD_LEAD.sub("", slots.text, count=1)
    title = re.match(rf"(?P<title>[^{BAR},()]+?){_AWARD_END}", rest)
    if title is None or len(title["title"].split()) > 14 or re.match(r"(?i)I\b", title["title"]):
        return None
    after = rest[title.end() :]
    giver, reason = _GIVER.search(after), _REASON.search(f" {after}")
    date = slots.start or (slots.end if not isinstance(slots.end, str) else None)
    return Award(
        id=UNIDENTIFIED,
        title=capitalised(title["title"].strip()),
        date=date,
        awarder=name(giver["name"]) if giver else "",
        summary=capitalised(reason["text"].strip(" ,.")) if reason else "",
    )


def read_publication(clause: str, *, asked: bool = False) -> Publication | None:
    if not is_fact(clause) or not (asked or _PUBLISHED.search(clause)):
        return None
    slots = take_slots(clause)
    title = _QUOTED.search(slots.text) or _CALLED.search(slots.text) or _SUBJECT.search(slots.text)
    if title is None:
        return None
    publisher = _PUBLISHER.search(slots.text[title.end() :]) or _PUBLISHER.search(slots.text[: title.start()])
    date = slots.start or (slots.end if not isinstance(slots.end, str) else None)
    return Publication(
        id=UNIDENTIFIED,
        name=capitalised(title["title"].strip()),
        publisher=name(publisher["name"]) if publisher else "",
        date=date,
    )


def _certificate_name(told: str) -> str:
    return capitalised(re.sub(r"(?i)\s+certified$", "", told))
