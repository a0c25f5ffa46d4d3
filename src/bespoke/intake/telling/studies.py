"""Studies: "I studied my bachelors in AI at Stanford, 2018 to 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.intake.lexicon.words import degree_score, school_score
from bespoke.intake.structure.schools import find_score
from bespoke.intake.telling.model import bullets
from bespoke.intake.telling.phrases import capitalised, is_fact, name, titled
from bespoke.intake.telling.slots import BAR, Slots, take_place, take_slots
from bespoke.resume.dates import PRESENT
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Education

_CUE = re.compile(
    r"\b(?:stud(?:y|ied|ying)|graduat(?:e|ed|ing|ion)|degrees?|major(?:ed|ing)|minor(?:ed|"
    r"ing)|diploma|apprentice(?:ship)?|trained as|retrained as|"
    r"(?:finished|completed|attended|left) (?:high|secondary|middle) school|"
    r"went to (?:school|college|university)|a[- ]levels?|gcses?|abitur|thesis|dissertation|"
    r"alumn(?:us|a|i)|dropped out|vocational|"
    r"(?:a|the|my|an)\s+(?:[\w’'-]+\s+){0,4}course)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:BSc|BA|BEng|BS|MSc|MA|MEng|MS(?! (?:Office|Excel|Word|Project|Teams|Access|"
    r"PowerPoint)\b)|MBA|PhD|LLB|LLM|JD|MD|BEd|PGCE|NVQ|GED|BFA|MFA|BCom|MPhil|DPhil|BTEC|"
    r"HND|B\.\w+\.?|M\.\w+\.?|Ph\.D\.?)(?!\w)"
)
_KIND = re.compile(
    r"(?<!\w)(?P<kind>(?:(?:undergraduate|postgraduate|graduate|associate|bachelor|master|"
    r"doctoral|honours|honors|foundation|advanced|national|higher)(?:['’]?s)?['’]?\s+)?"
    r"(?:(?:bachelor|master|associate|doctor)(?:['’]?s|s['’])?\s+of\s+(?:science|arts|"
    r"engineering|laws?|education|fine arts|business administration|nursing|commerce|"
    r"philosophy|music|social work|applied science|architecture|medicine)"
    r"|(?:bachelor|master)(?:['’]?s|s['’])(?:\s+degree)?|(?:bachelor|master|associate|"
    r"doctor)(?:['’]?s)?\s+degree|bachelor|master(?=\s+in\b)|doctorate|ph\.?d\.?|mba|"
    r"(?:(?!an?\b|my\b|the\b|did\b|with\b|and\b)[\w-]+\s+)?(?:diploma|apprenticeship)|"
    r"high school diploma|(?:(?<=finished )|(?<=completed ))(?:high|secondary|"
    r"middle) school|degree|abitur|ged|a[- ]levels?|gcses?|pgce|nvq(?:\s+level\s+\d)?"
    r"|b\.?\s?sc\.?|m\.?\s?sc\.?|b\.?\s?eng\.?|m\.?\s?eng\.?|b\.?ed\.?|ll\.?b\.?|ll\.?m\.?|"
    r"b\.?f\.?a\.?|m\.?f\.?a\.?|(?-i:B\.?A\.?|M\.?A\.?|B\.?S\.?|M\.?S\.?(?! (?:Office|"
    r"Excel|Word|Project|Teams|Access|PowerPoint)\b)|J\.?D\.?|M\.?D\.?|BTEC|HND|BCom|MPhil|"
    r"DPhil))"
    r"(?:\s*\((?:hons?|honours|honors)\.?\)|\s+(?-i:Hons))?)(?!\w)",
    re.IGNORECASE,
)
_END = (
    rf"(?=\s*(?:{BAR}|,|\(|\)|$)|\s+(?:at|from|with|where|while|through|by|during|before|"
    rf"after|when|and I|and graduated)\s)"
)
_SCHOOL_END = (
    rf"(?=\s*(?:{BAR}|,|\(|\)|$)|\s+(?:with|where|while|during|before|after|when|and|"
    rf"majoring|studying|on|as|to|for)\s|\s+in\s|\s+with$)"
)
_AREA = re.compile(
    rf"^\s*(?:programme|program|degree|course|studies|qualification)?\s*(?:in|of|on|as an?|"
    rf"as|for|\()\s+(?P<area>[^{BAR},()]+?){_END}",
    re.IGNORECASE,
)
_STRAIGHT = re.compile(rf"^\s+(?P<area>(?!at\b|from\b|in\b|with\b|and\b|course\b)[^{BAR},()]+?){_END}", re.IGNORECASE)
_STUDIED = re.compile(
    rf"\b(?:stud(?:ied|ying|y)|majored in|majoring in|degree was in|degree is in|degree in|"
    rf"trained as an?|retrained as an?|graduated in|trained in)\s+(?P<area>(?!at\b|from\b|"
    rf"for\b|in\b|there\b|my\b|hard\b)[^{BAR},()]+?){_END}",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    rf"(?:^|\s|,|\()(?P<key>at|from|attended|went to|through|with|by)\s+(?P<name>(?!home\b|"
    rf"night\b|the same\b|the age\b|honou?rs\b|distinction\b|merit\b|first|an?\s|"
    rf"\d)[^{BAR},()]+?){_SCHOOL_END}",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:(?:with\s+|graduating\s+|"
    r"graduated\s+)*(?:an?\s+)?(?:overall\s+)?(?P<grade>(?:first|upper second|lower second|"
    r"second|third)[- ]class(?:\s+honou?rs)?|(?:summa |magna )?cum laude|distinction|"
    r"honou?rs|merit|a first|a 2[:.][12]))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*,?\s+(?:and|then|plus)\s+(?:then\s+)?(?=(?:an?|my|"
    r"the)\s+(?:[\w’']+\s+){0,2}(?:bachelor|master|phd|doctorate|mba|diploma|bsc|msc|ba|ma|"
    r"degree|associate)\b)",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"\b(?:my |with a |wrote (?:a|my) )?(?P<text>(?:\w+\s+)?(?:thesis|"
    r"dissertation)\s+(?:was\s+)?(?:on|about)\s+[^¦,()]+)",
    re.IGNORECASE,
)
_NEEDS_SCHOOL = frozenset({"degree"})
_UNFINISHED = re.compile(r"\b(?:dropped out|did ?n[o'’]t finish|without finishing|unfinished)\b", re.IGNORECASE)


def read_studies(clause: str) -> Iterator[Education]:
    """Nothing for a clause that tells of no studies. What was broken off is not told as finished: it is left over."""
    if not is_fact(clause) or _UNFINISHED.search(clause) or not is_about_studies(clause):
        return
    before: Education | None = None
    for part in _MORE.split(clause):
        entry = _entry(part, told_before=before is not None)
        if entry is not None:
            yield entry
            before = entry


def is_about_studies(clause: str) -> bool:
    return bool(_CUE.search(clause) or _TITLED.search(clause) or _KIND.search(clause))


def _entry(clause: str, *, told_before: bool) -> Education | None:
    slots = take_slots(clause)
    text, grade = _take_grade(slots.text)
    thesis = _THESIS.search(text)
    if thesis:
        text = f"{text[: thesis.start()]} {BAR} {text[thesis.end() :]}"
    kind, area, text = _degree(text)
    school = next(_schools(text), None)
    location = ""
    institution = school["name"] if school else _after_comma(text) if kind else ""
    if school:
        location = take_place(
            text[school.end() - 1 :] if text[school.end() - 1 : school.end()] == " " else text[school.end() :]
        )[0]
    if not (institution or kind or area) or (not school and not _CUE.search(clause) and not kind):
        return None
    if told_before and not kind:
        return None
    start, end = _dates(slots, clause)
    return Education(
        id=UNIDENTIFIED,
        institution=name(institution),
        study_type=kind,
        area=area,
        location=location,
        score=grade,
        start=start,
        end=end,
        dates_text=slots.printed,
        bullets=bullets([capitalised(thesis["text"].replace(" was ", " ").strip())] if thesis else []),
    )


def _degree(text: str) -> tuple[str, str, str]:
    """(kind, field, the text without both)."""
    kinds = sorted(_KIND.finditer(text), key=lambda m: m["kind"].lower() in _NEEDS_SCHOOL)
    kind = kinds[0] if kinds else None
    if kind is None:
        studied = _STUDIED.search(text)
        if studied is None:
            return "", "", text
        return "", _field(studied["area"]), f"{text[: studied.start()]} {BAR} {text[studied.end() :]}"
    after = text[kind.end() :]
    found = _AREA.match(after) or _STRAIGHT.match(after)
    rest = f"{text[: kind.start()]} {BAR} {after[found.end() if found else 0 :]}"
    called = kind["kind"].strip()
    area = _field(found["area"]) if found else ""
    if not area and (studied := _STUDIED.search(text[: kind.start()])):
        area, rest = _field(studied["area"]), f"{text[: studied.start()]} {BAR} {after}"
    if not area and (
        front := re.search(r"(?:\ban?|\bmy|\bthe)\s+(?P<area>[^¦,()]+?)\s*$", text[: kind.start()], re.IGNORECASE)
    ):
        area = _field(front["area"])
    return ("" if called.lower() == "degree" and area else _kind_name(called)), area, rest


def _kind_name(told: str) -> str:
    bare = re.sub(r"(?i)\s+degree$", "", told)
    return (
        titled(bare)
        if bare.islower()
        and not re.fullmatch(r"(?i)ph\.?d\.?|mba|b\.?sc\.?|m\.?sc\.?|ll\.?[bm]\.?|ged|pgce|gcses?", bare)
        else _acronym(bare)
    )


def _acronym(text: str) -> str:
    known = {
        "phd": "PhD",
        "mba": "MBA",
        "bsc": "BSc",
        "msc": "MSc",
        "llb": "LLB",
        "llm": "LLM",
        "ged": "GED",
        "pgce": "PGCE",
        "gcses": "GCSEs",
        "gcse": "GCSE",
    }
    return known.get(text, text)


def _field(text: str) -> str:
    bare = re.sub(r"(?i)^(?:an?|the|my)\s+", "", text.strip())
    return titled(bare) if bare == bare.lower() else bare


def _schools(text: str) -> Iterator[re.Match[str]]:
    found = [match for match in _SCHOOL.finditer(text) if _may_be_school(match)]
    yield from sorted(
        found, key=lambda match: (not school_score(match["name"]), match["key"].lower() in ("with", "by", "through"))
    )


def _after_comma(text: str) -> str:
    """ "BSc in physics, Georgia Tech": a name that stands alone after the degree."""
    pieces = [piece.strip() for piece in re.split(rf",|{BAR}", text)]
    named = (piece for piece in pieces if re.match(r"[A-Z]", piece) and len(piece) > 1 and len(piece.split()) <= 6)
    return next((piece for piece in named if not re.match(r"(?:I|My)\b", piece)), "")


def _may_be_school(match: re.Match[str]) -> bool:
    called, key = match["name"].strip(), match["key"].lower()
    named = bool(school_score(called)) or re.sub(r"^(?:the|my)\s+", "", called)[:1].isupper()
    return named if key in ("with", "by", "through") else named or (key in ("at", "from") and len(called.split()) <= 4)


def _take_grade(text: str) -> tuple[str, str]:
    found = find_score(text)
    if found:
        at = text.find(found[1])
        before = re.sub(r"(?i)[\s,]*(?:\bwith\b|\band\b)?(?:\s+an?)?(?:\s+final)?\s*$", "", text[:at])
        return f"{before} {BAR} {text[at + len(found[1]) :]}", found[0]
    match = _GRADE.search(text)
    if match and degree_score(text[: match.start()] + " degree"):
        before = re.sub(r"(?i)\s+with$", "", text[: match.start()])
        return f"{before} {BAR} {text[match.end() :]}", capitalised(match["grade"])
    return text, ""


def _dates(slots: Slots, clause: str) -> tuple[object, object]:
    """One date alone is the end of studies, unless they go on or were begun then."""
    if slots.start is not None and not slots.ranged:
        if re.search(r"\b(?:started|began|beginning|starting|enrolled)\b", clause, re.IGNORECASE):
            return slots.start, slots.end
        return None, slots.start
    if (
        slots.end is None
        and slots.start is None
        and re.search(r"\b(?:am|['’]m|currently) (?:\w+ )?studying", clause, re.IGNORECASE)
    ):
        return None, PRESENT
    return slots.start, slots.end
