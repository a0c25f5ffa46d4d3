"""Lists a person scans: domain keywords, tooling, compliance, and what a recruiter's search would hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bespoke.posting.mentions import Mention
from bespoke.posting.model import Found, Requirement, SkillKind
from bespoke.posting.offsets import Reading
from bespoke.posting.paths import Asked

_COMPLIANCE = re.compile(
    r"\b(?:HIPAA|HITECH|HITRUST|GDPR|CCPA|CPRA|FERPA|COPPA|SOX|Sarbanes[- ]Oxley|PCI[- ]DSS|PCI|SOC ?[123](?: Type (?:I{1,2}|[12]))?|ISO(?:/IEC)? ?\d{4,5}(?:[-:]\d+)?|IEC ?\d{4,5}|"
    r"NIST(?: (?:SP )?[\d-]+)?|FedRAMP|FISMA|CMMC|ITAR|EAR99|FDA|21 CFR(?: Part \d+)?|\d{2} CFR \d+|GxP|cGMP|GMP|GLP|GCP(?= (?:guidelines|compliance|ICH))|ICH[- ]GCP|HACCP|OSHA|EPA|"
    r"Joint Commission|JCAHO|CLIA|CMS regulations|KYC|AML|BSA|FINRA|SEC (?:reporting|filing|regulations)|Dodd[- ]Frank|Basel I{1,3}|MiFID(?: II)?|Solvency II|IFRS|US GAAP|GAAP|"
    r"NFPA ?\d+\w*|NEC\b|ASME|ANSI|AASHTO|WCAG(?: 2\.\d)?|Section 508|ADA compliance|Title IX|IDEA\b(?= regulations)|EEOC|FMLA|FLSA|ERISA|REACH|RoHS|MDR\b|AS9100\w*|IATF ?16949|"
    r"data (?:privacy|protection)|anti-money laundering|know your customer|infection control|safeguarding|regulatory compliance|food safety|health (?:and|&) safety|building codes?|electrical code)\b",
    re.IGNORECASE,
)
_LIMIT = 40


def compliance(reading: Reading, sentences: Iterable[Asked]) -> tuple[Found, ...]:
    return _unique(_compliance(reading, sentences))


def _compliance(reading: Reading, sentences: Iterable[Asked]) -> Iterator[Found]:
    for asked in sentences:
        if asked.asking.level is not None:
            for match in _COMPLIANCE.finditer(asked.sentence.text):
                start = asked.sentence.start + match.start()
                yield Found(value=match.group(), span=reading.span(start, start + len(match.group())))


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
