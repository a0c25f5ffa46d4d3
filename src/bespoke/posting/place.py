"""Where the work is done: locations, workplace, employment type, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bespoke.intake.lexicon.places import is_city
from bespoke.knowledge.lookup import find
from bespoke.knowledge.titles import head_of
from bespoke.knowledge.verbs import form_of
from bespoke.posting.lexicon import lexicon
from bespoke.posting.lines import Line
from bespoke.posting.model import Found, Span
from bespoke.posting.offsets import Reading
from bespoke.posting.zones import known_heading

Workplace = Literal["remote", "hybrid", "on-site"]

_LABELLED = re.compile(
    r"(?:job |work |office |primary |position )?(?:locations?|"
    r"standort|arbeitsort|einsatzort|dienstort|lieu(?: de travail)?|"
    r"ubicación|sede(?: di lavoro)?|duty stations?|based in|workplace|place of work|"
    r"city)\s*(?:\(s\))?\s*[:|\t]\s*(?P<place>[^\n]{2,80})",
    re.IGNORECASE,
)
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|"
    "Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|"
    "West Virginia|Wisconsin|Wyoming|Alberta|British Columbia|Quebec|Norway|Denmark|Belgium|Portugal|New Zealand|Wales"
)
_CITY_STATE = re.compile(
    r"\b(?P<place>(?:[A-Z][a-zA-Z.'’-]+ ){0,2}[A-Z][a-zA-Z.'’-]+, ?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|"
    r"K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|"
    r"USA|UK|United Kingdom|Germany|France|Canada|India|Ireland|Australia|Netherlands|Spain|Italy|Poland|"
    rf"Singapore|Sweden|Switzerland|Austria|England|Scotland|Ontario|BC|ON|QC|{_STATES})\b)"
)
_BASED = re.compile(
    r"\b(?:based|located|situated|work(?:ing)? (?:from|out of)|"
    r"office) in (?:our )?(?:the )?(?P<place>[A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,3})"
)
_HOUSE_IN = re.compile(
    r"\b(?:company|firm|agency|studio|start-?up|clinic|practice|school|office|restaurant|hotel|team|headquarters) in "
    r"(?:downtown |central )?(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
)
_NOT_REMOTE = re.compile(
    r"\b(?:not|no|non|isn['’]t|cannot be)[ -](?:a |an |eligible for |available for |offer )?remote\b|"
    r"\bremote (?:work )?(?:is )?not\b|\bremote (?:sensing|monitoring|control|support|access|server|desktop|"
    r"patient)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:remoto|teletrabajo|télétravail|telelavoro)\b|"
    r"\b(?:fully |100% |completely )?remote(?:ly)?\b|\bwork from (?:home|anywhere)\b|\btelecommut\w+|\btelework\b",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\b(?:híbrido|hybride|ibrido)\b|"
    r"\bhybrid (?:work|role|position|schedule|model|remote|working|office|environment|setup)\b|"
    r"\bhybrid\b(?=[^\S\n]*(?:[)\],|.;–—\n-]|$))|\b(?:[2-4]|two|three|four) days (?:a|per) week (?:in|at|on)|"
    r"\bdays (?:in|at) the office\b",
    re.IGNORECASE,
)
_ON_SITE = re.compile(
    r"\b(?:on-?site|in[- ]office|in[- ]person)\b(?! (?:interview|training|event|support|visit|consultation|gym|"
    r"parking|cafe))|\bnot (?:a )?remote\b|\bmust (?:work|be) on[- ]?site\b",
    re.IGNORECASE,
)
_WORKPLACE_HINTS = (
    *(
        "remote",
        "hybrid",
        "site",
        "work from",
        "telework",
        "telecommut",
        "in-office",
        "in office",
        "in-person",
        "híbrid",
        "ibrido",
        "remot",
        "teletrab",
        "télétrav",
        "telelav",
    ),
    *("in person", "days a week", "days per week", "the office"),
)
_EMPLOYMENT = (
    ("internship", re.compile(r"\b(?:internship|intern position)\b", re.IGNORECASE)),
    (
        "full-time",
        re.compile(
            r"\bfull[- ]?time\b(?! (?:\w+ ){0,3}(?:experience|study|student|satisfactory|paid|equivalent))",
            re.IGNORECASE,
        ),
    ),
    ("part-time", re.compile(r"\bpart[- ]?time\b(?! (?:\w+ ){0,2}experience)", re.IGNORECASE)),
    (
        "contract",
        re.compile(
            r"\b(?:contract (?:role|position|job|basis|to hire|length|type|duration)|contractor position|"
            r"\d+[- ]month contract|fixed[- ]term|freelance|w2 contract|c2c|1099)\b|(?:type|term|"
            r"employment): *contract",
            re.IGNORECASE,
        ),
    ),
    (
        "temporary",
        re.compile(
            r"\b(?:temporary|seasonal|per diem|casual)\b (?:position|role|job|assignment|employment|basis)",
            re.IGNORECASE,
        ),
    ),
    (
        "permanent",
        re.compile(
            r"\bpermanent (?:position|role|job|contract|employment|full)|"
            r"\bcontract(?: type)?: *permanent|"
            r"\b(?:full|part)[- ]time,? permanent\b|\bunbefristet\b|\bCDI\b",
            re.IGNORECASE,
        ),
    ),
    ("apprenticeship", re.compile(r"\bapprenticeship (?:position|role|programme|program)\b", re.IGNORECASE)),
    ("volunteer", re.compile(r"\bvolunteer (?:position|role|opportunity)\b", re.IGNORECASE)),
)
_COMPANY_LABEL = re.compile(
    r"(?:company|employer|organi[sz]ation|agency|client)(?: name)?\s*[:|\t]\s*(?P<company>[A-Z][^\n|]{1,60})",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:[Aa]bout|ABOUT) (?P<company>(?!us\b|the\b|you\b|this\b|our\b|role\b|job\b|team\b|"
    r"position\b)[A-Z0-9][\w&.'’-]*(?: [A-Z0-9&][\w&.'’-]*){0,4})\W*$",
)
_COMPANY_IS = re.compile(
    r"^(?:About the (?:job|role|company) )?(?:At |Here at |Join )?"
    r"(?P<company>[A-Z][\w&.'’-]+(?: (?:[A-Z&][\w&.'’-]*|of|and|"
    r"the)){0,4}?)(?:,? (?:is (?:a|an|the|seeking|looking|hiring|one|on)|are (?:seeking|looking|hiring|a)|"
    r"has been|seeks|needs|provides|makes|builds|delivers|operates|serves|employs|helps|supports|"
    r"es una?|est une?|ist eine?|è una?|was founded)\b|"
    r", an? [^.]{3,90}, (?:is|are|seeks|needs|has)\b|, (?:we|our|Inc)\b)"
)
_WE_ARE = re.compile(r"We(?: are|['’]re) (?P<company>[A-Z][\w&.'’-]+(?: [A-Z&][\w&.'’-]*){0,3}), (?:an? |the )")
_NO_COMPANY = frozenset(
    {
        "we",
        "this",
        "the",
        "our",
        "you",
        "it",
        "there",
        "here",
        "job",
        "position",
        "role",
        "candidate",
        "applicants",
        "experience",
        "who",
        "what",
    }
)
_FIRM = re.compile(
    r"\b[A-Z][\w&’'-]+(?: (?:[A-Z&][\w&’'-]*|und|et|y)){0,4},? (?:GmbH|AG|SE|Ltd|LLP|LLC|Inc|PLC|plc|SAS|SpA|BV|AB)\b"
)
_TOWN = re.compile(r",\s(?!Inc|LL|Ltd|GmbH|Co\b|PLC|Corp|and\b)[A-Z][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?$")
_NO_NAME = re.compile(r"\b(?:posted|ago|applicants|apply|salary|pay|views|deadline|reference)\b|/", re.IGNORECASE)
_PARTED = re.compile(r"\s+[—–|·•-]\s+|\s{3,}|\t|\s*\|\s*")
_FIRST_LINES = 12
_HEAD_LINES = 6
_HEAD_PARTS = re.compile(r"\s+[—–|·•-]\s+|\s{3,}|\t|\s*\|\s*|,\s+|\s+or\s+")
_LONGEST_HEAD = 120
_LONGEST_NAME = 4
_MAX_LOCATIONS = 8
_LONGEST_HEADING = 60


def find_locations(reading: Reading, lines: Sequence[Line]) -> tuple[Found, ...]:
    """Labelled places first, then places named like "Austin, TX" near the top, then "based in …"."""
    found: dict[str, Found] = {}
    for start, end, value in (*_labelled(lines), *_near_top(lines), *_based(lines), *_in_the_head(lines)):
        found.setdefault(value.casefold(), Found(value=value, span=reading.span(start, end)))
    return tuple(found.values())[:_MAX_LOCATIONS]


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    for line in lines:
        match = _LABELLED.match(line.text)
        if match and not (find_workplace(match["place"][:12]) or find_employment(match["place"])):
            yield _place(line, match)


def _near_top(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    for line in lines[:_FIRST_LINES]:
        if len(line.text) < 160:
            for match in _CITY_STATE.finditer(line.text):
                if not head_of(match["place"].split(",")[0]):
                    yield _place(line, match)


def _in_the_head(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """A town everybody knows, set apart in the first lines: "Meadow Academy – Sheffield", "New York City or Remote"."""
    for line in lines[:_HEAD_LINES]:
        if line.bullet or len(line.text) >= _LONGEST_HEAD or _CITY_STATE.search(line.text):
            continue
        for part in _HEAD_PARTS.split(line.text):
            town = re.sub(r"\s*\(.*$", "", part).strip(" .,;")
            if town and is_city(town):
                start = line.start + line.text.find(part)
                yield start, start + len(town), town


def _based(lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    for line in lines:
        for match in _BASED.finditer(line.text):
            yield _place(line, match)
        for match in _HOUSE_IN.finditer(line.text):
            if is_city(match["place"]):
                yield _place(line, match)


def _place(line: Line, match: re.Match[str]) -> tuple[int, int, str]:
    value = re.split(r"\s*[(\[|·]|\s{3,}", match["place"])[0].strip(" .,;|")
    start = line.start + match.start("place")
    return start, start + len(value), value


def find_workplace(text: str) -> Workplace | None:
    low = text.lower()
    if not any(hint in low for hint in _WORKPLACE_HINTS):
        return None
    plain = _NOT_REMOTE.sub(" ", text)
    if _HYBRID.search(plain):
        return "hybrid"
    if _REMOTE.search(plain):
        return "remote"
    return "on-site" if _ON_SITE.search(text) else None


def find_employment(text: str) -> str:
    return next((name for name, pattern in _EMPLOYMENT if pattern.search(text)), "")


def find_company(reading: Reading, lines: Sequence[Line], title_line: int) -> tuple[str, Span | None]:
    """Labelled, as the line under the title, in an "About X" heading, or as the subject of the first sentences."""
    labelled = _matched(reading, _COMPANY_LABEL, lines)
    if labelled:
        return labelled
    head = lines[max(0, title_line - 1) : title_line + 3]
    if headed := _in_head(reading, head, placed=True):
        return headed
    under = lines[title_line + 1] if 0 <= title_line + 1 < len(lines) else None
    ways = under is not None and any(_is_where(part) for part in _PARTED.split(under.text)[1:])
    if under and not (under.spaced or under.bullet or ways) and _could_be_company(under.text):
        name = re.split(r"\s+[—–|·-]\s+|\s{3,}|\t", under.text)[0]
        return _company(reading, under, name, 0)
    about = _matched(reading, _ABOUT, [one for one in lines if len(one.text) < _LONGEST_HEADING])
    if about:
        return about
    for line in lines[:30]:
        match = None if line.bullet else _COMPANY_IS.match(line.text)
        if (
            match
            and not any(one.surface == match["company"] for one in find(match["company"]))
            and match["company"].split()[0].lower() not in _NO_COMPANY
        ):
            return _company(reading, line, match["company"], match.start("company"))
    for line in lines[:30]:
        if match := _FIRM.search(line.text):
            return _company(reading, line, match[0], match.start())
    told = _matched(reading, _WE_ARE, lines[:30])
    return told or _in_head(reading, head, placed=False) or ("", None)


def _in_head(reading: Reading, lines: Sequence[Line], *, placed: bool) -> tuple[str, Span] | None:
    """ "Acme Freight · Rotterdam, Netherlands · Hybrid": what stands in front of a place or a way of working.

    Without a place (`placed` false) it may be the place itself: "Madrid · Hybrid".
    """
    for line in lines:
        parts = _PARTED.split(line.text) if len(line.text) < _LONGEST_HEAD and not line.bullet else []
        if len(parts) > 1 and _is_name(parts[0]):
            where = any(_CITY_STATE.match(part) or is_city(part) for part in parts[1:])
            if where or (not placed and any(_is_where(part) for part in parts[1:])):
                return _company(reading, line, parts[0], 0)
    return None


def _is_name(text: str) -> bool:
    return _could_be_company(text) and not head_of(text) and text.split(maxsplit=1)[0].lower() not in _NO_COMPANY


def _is_where(text: str) -> bool:
    return bool(_CITY_STATE.match(text) or is_city(text) or find_workplace(text) or find_employment(text))


def _matched(reading: Reading, pattern: re.Pattern[str], lines: Sequence[Line]) -> tuple[str, Span] | None:
    for line in lines:
        if (match := pattern.match(line.text)) and match["company"].partition(" ")[0].lower() not in _NO_COMPANY:
            return _company(reading, line, match["company"], match.start("company"))
    return None


def _could_be_company(text: str) -> bool:
    if not text or _CITY_STATE.match(text) or ":" in text or find_workplace(text[:30]) or find_employment(text):
        return False
    words = text.split()
    if len(words) > _LONGEST_NAME and form_of(words[0].lower()) == "base":
        return False
    return (
        len(text) < 90
        and not _NO_NAME.search(text)
        and known_heading(text, lexicon()) is None
        and text.count(" ") < 9
        and text[0].isupper()
        and text[-1] not in ".:!?"
        and not re.search(r"[$€£]|\b\d{4,}\b$", text)
    )


def _company(reading: Reading, line: Line, name: str, offset: int) -> tuple[str, Span]:
    name = name.strip(" .,;|")
    if (town := _TOWN.search(name)) and " " in name[: town.start()]:
        name = name[: town.start()]
    return name, reading.span(line.start + offset, line.start + offset + len(name))
