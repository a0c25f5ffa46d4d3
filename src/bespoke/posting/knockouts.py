"""Questions that reject an application by themselves when answered wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from bespoke.posting.model import DegreeAsked, Knockout, Requirement, Years
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

Kind = Literal["licence", "work_permit", "clearance", "location", "shift", "language", "age", "driving", "other"]

_PATTERNS: tuple[tuple[Kind, str, re.Pattern[str]], ...] = tuple(
    (kind, question, re.compile(pattern, re.IGNORECASE))
    for kind, question, pattern in (
        ("work_permit", "Are you authorised to work here without sponsorship?",
         r"(?:legally )?(?:authori[sz]ed|eligible|authori[sz]ation|eligibility|right|permitted|permission|entitled) to (?:legally )?work (?:in|within|for)|work (?:permit|authori[sz]ation|visa)|(?:visa )?sponsorship|green card|\b(?:u\.?s\.?|us|united states) citizen\w*|citizenship (?:is )?required|must be (?:a |an )?(?:\w+ )?citizen"),
        ("clearance", "Do you hold, or can you obtain, the clearance asked for?",
         r"(?:security|secret|top[- ]secret|ts/sci|public trust|dv|sc|dbs|baseline) clearance|\bts/sci\b|clearance (?:is )?(?:required|level|needed)|security clearance|public trust|\benhanced dbs\b|\bsc cleared\b|dbs check|background investigation|fingerprint\w*"),
        ("driving", "Do you hold a valid driving licence?",
         r"driv(?:er|ing|er['’]?s|ers['’]?)['’]?s? licen[cs]e|\bclass [a-d] (?:cdl|licen[cs]e)|\bcdl\b|licen[cs]e to drive|clean driving record|motor vehicle (?:driver )?licen[cs]e"),
        ("age", "Are you at least the age asked for?",
         r"(?:at least|minimum(?: age)?(?: of)?|over|must be) (?:\w+ )?\(?(?:16|17|18|19|21|25)\)?(?: years?(?: of age| old)?(?: or older)?|\+)?(?= |\.|,|$)(?=[^.]{0,20}\b(?:age|old|older|years of age)\b|\s*(?:years|or older|and older))|(?:16|18|21) years (?:of age|old) or (?:older|over)"),
        ("shift", "Can you work the hours asked for?",
         r"\b(?:night|evening|weekend|rotating|overnight|late|early|swing|graveyard|split|12[- ]hour|second|third|2nd|3rd) shifts?\b|shift work|on[- ]call (?:rota|rotation|duty|duties|work|shifts|availability)|\b24 ?[x/] ?7\b (?:\w+ ){0,2}(?:support|rota|operation|on-call|shift)|(?:work|available|availability) (?:\w+ ){0,3}(?:nights|weekends|evenings|holidays|overtime)|(?:weekends?|evenings?|holidays?)(?: and/or| and| or|,) (?:\w+ ){0,2}(?:weekends?|evenings?|holidays?|nights) (?:are |is |may be )?(?:required|availab\w+|work|hours|shifts)|evening and weekend"),
        ("location", "Do you live where the job asks, or can you move or commute?",
         r"\bresidency\b(?! program| training| review)|must (?:reside|live|be (?:located|based))|(?:reside|live|located|based) (?:in|within) (?:\w+ ){0,4}(?:miles|commut|city|state|area)|willing(?:ness)? to relocate|relocation (?:is )?required|able to commute|report to (?:\w+ ){0,4}(?:office|location)"),
        ("other", "Can you travel as much as asked?",
         r"(?:up to |approximately |around )?\d{1,3} ?%(?: of (?:the )?time)? (?:\w+ ){0,2}travel|travel (?:\w+ ){0,4}\d{1,3} ?%|travel(?:ling)? (?:is )?required|willing(?:ness)? to travel|ability to travel|able to travel"),
        ("other", "Can you do the physical work asked for?",
         r"(?:lift|carry|push|pull|move)(?:ing)? (?:\w+ ){0,6}\d{2,3} ?(?:lbs?|pounds|kg|kilos)"),
        ("other", "Do you pass the check asked for?",
         r"(?:pass|complete|undergo|subject to|clear) (?:\w+ ){0,5}(?:drug (?:test|screen)\w*|background (?:check|screen)\w*|criminal (?:record )?check|medical (?:exam|check)\w*|physical exam\w*)"),
        ("other", "Are you in the title or on the list the employer limits applications to?",
         r"(?:must be|be serving|only candidates who are|open to) permanent\w*|only (?:current|internal) (?:\w+ ){0,4}(?:employees|candidates|applicants)|civil service list"),
        ("other", "Do you have the vaccination asked for?", r"\b(?:covid(?:-19)? )?vaccin(?:ated|ation) (?:is |are )?(?:required|against|mandatory)|proof of (?:covid(?:-19)? )?vaccination|fully vaccinated"),
    )
)  # fmt: skip
_DOCUMENTS = re.compile(r"bring to your interview|identity for employment|copies of original|such as: .{0,40}passport", re.IGNORECASE)
_EQUAL = re.compile(r"without regard|regardless of|equal opportunity|discriminat|protected by", re.IGNORECASE)
_LONGEST_SENTENCE = 1200


def find_knockouts(
    reading: Reading,
    sentences: Iterable[Asked],
    *,
    requirements: Iterable[Requirement],
    years: tuple[Years, ...],
    degrees: tuple[DegreeAsked, ...],
) -> tuple[Knockout, ...]:
    """One knockout per question, in order of the text; those the analysis already found as must come first."""
    found: dict[str, Knockout] = {}
    for knockout in (*_asked_for(requirements, years, degrees), *_written(reading, sentences)):
        found.setdefault(knockout.question, knockout)
    return tuple(found.values())


def _asked_for(requirements: Iterable[Requirement], years: tuple[Years, ...], degrees: tuple[DegreeAsked, ...]) -> Iterator[Knockout]:
    for requirement in requirements:
        kinds = {skill.kind for skill in requirement.any_of}
        if requirement.level != "must" or not kinds <= {"licence", "language"}:
            continue
        span = requirement.any_of[0].span
        if kinds == {"language"}:
            yield Knockout(kind="language", question=f"Do you speak {requirement.name} at the level asked for?", span=span)
        elif "driv" in requirement.name.lower():
            yield Knockout(kind="driving", question="Do you hold a valid driving licence?", span=span)
        else:
            yield Knockout(kind="licence", question=f"Do you hold {requirement.name}?", span=span)
    for degree in degrees[:1]:
        if degree.required and not degree.or_equivalent and len(degrees) == 1:
            yield Knockout(kind="degree", question=f"Do you have a {_spoken(degree)}?", span=degree.span)
    for asked in years[:1]:
        of = f" of {asked.of} experience" if asked.of else " of experience"
        yield Knockout(kind="years", question=f"Do you have {asked.years:g} years{of}?", span=asked.span)


def _spoken(degree: DegreeAsked) -> str:
    name = {"bachelor": "bachelor's degree", "master": "master's degree", "phd": "doctorate", "associate": "associate degree", "high school": "high school diploma", "jd": "law degree", "md": "medical degree"}.get(degree.degree, degree.degree)
    return f"{name} in {' or '.join(degree.areas)}" if degree.areas else name


def _written(reading: Reading, sentences: Iterable[Asked]) -> Iterator[Knockout]:
    for asked in sentences:
        text, at = asked.sentence.text, asked.sentence.start
        if len(text) > _LONGEST_SENTENCE or _EQUAL.search(text) or _DOCUMENTS.search(text):
            continue
        for kind, question, pattern in _PATTERNS:
            match = pattern.search(text)
            if match and asked.asking.at(match.start()) != "nice":
                span = reading.span(at + match.start(), at + match.end())
                yield Knockout(kind=kind, question=question, span=span)
