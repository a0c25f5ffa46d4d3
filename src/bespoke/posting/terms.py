"""Lists a person scans: domain keywords, tooling, compliance, and what a recruiter's search would hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bespoke.posting.mentions import Mention
from bespoke.posting.model import Found, Requirement, SkillKind
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

_COMPLIANCE = re.compile(
    r"\b(?:hipaa|hitech|hitrust|gdpr|ccpa|cpra|ferpa|coppa|sox|sarbanes[- ]oxley|pci[- ]dss|pci|"
    r"soc ?[123](?: type (?:i{1,2}|[12]))?|iso(?:/iec)? ?\d{4,5}(?:[-:]\d+)?|iec ?\d{4,5}|"
    r"nist(?: (?:sp )?[\d-]+)?|fedramp|fisma|cmmc|itar|ear99|fda|21 cfr(?: part \d+)?|\d{2} cfr \d+|gxp|cgmp|"
    r"gmp|glp|gcp(?= (?:guidelines|compliance|ich))|ich[- ]gcp|haccp|osha|epa|"
    r"joint commission|jcaho|clia|cms regulations|kyc|aml|bsa|finra|sec (?:reporting|filing|regulations)|"
    r"dodd[- ]frank|basel i{1,3}|mifid(?: ii)?|solvency ii|ifrs|us gaap|gaap|"
    r"nfpa ?\d+\w*|nec\b|asme|ansi|aashto|wcag(?: 2\.\d)?|section 508|ada compliance|title ix|"
    r"idea\b(?= regulations)|eeoc|fmla|flsa|erisa|reach|rohs|mdr\b|as9100\w*|iatf ?16949|"
    r"data (?:privacy|protection)|anti-money laundering|know your customer|infection control|safeguarding|"
    r"regulatory compliance|food safety|health (?:and|&) safety|building codes?|electrical code)\b",
)
_LIMIT = 40


def compliance(reading: Reading, sentences: Iterable[Asked]) -> tuple[Found, ...]:
    return _unique(_compliance(reading, sentences))


def _compliance(reading: Reading, sentences: Iterable[Asked]) -> Iterator[Found]:
    for asked in sentences:
        if asked.asking.level is not None:
            for match in _COMPLIANCE.finditer(asked.sentence.low):
                start, end = asked.sentence.start + match.start(), asked.sentence.start + match.end()
                yield Found(value=reading.text[start:end], span=reading.span(start, end))


def of_kind(reading: Reading, mentions: Iterable[Mention], kinds: frozenset[SkillKind]) -> tuple[Found, ...]:
    return _unique(
        Found(value=one.name, span=reading.span(one.start, one.end)) for one in mentions if one.kind in kinds
    )


def screening(
    reading: Reading, title: Found | None, requirements: Iterable[Requirement], mentions: Iterable[Mention]
) -> tuple[Found, ...]:
    """What a search for this job would hold: the title, the musts, then soft skills named as musts."""
    musts = [
        Found(value=skill.name, span=skill.span)
        for requirement in requirements
        if requirement.level == "must"
        for skill in requirement.any_of
    ]
    soft = of_kind(reading, (one for one in mentions if one.level == "must"), frozenset({"soft"}))
    return _unique((*([title] if title else []), *musts, *soft))


def _unique(found: Iterable[Found]) -> tuple[Found, ...]:
    kept: dict[str, Found] = {}
    for one in found:
        kept.setdefault(one.value.casefold(), one)
    return tuple(kept.values())[:_LIMIT]
