"""What each requirement of the posting contributes to the match."""

from __future__ import annotations

from collections.abc import Iterable

from bespoke.knowledge.degrees import fields_in
from bespoke.posting.model import PostingAnalysis, Requirement
from bespoke.scoring.evidence import EvidenceIndex, sightings, strength_of, trimmed
from bespoke.scoring.model import CREDIT, WEIGHT, Contribution, Evidence

_OWN_LINE = frozenset({"licence", "language"})


def scored(analysis: PostingAnalysis) -> list[Requirement]:
    """The requirements that count in the match; licences, languages and fields of study have lines of their own."""
    return [
        one
        for one in analysis.requirements
        if not {skill.kind for skill in one.any_of} <= _OWN_LINE and not _is_field_of_study(one, analysis)
    ]


def _is_field_of_study(requirement: Requirement, analysis: PostingAnalysis) -> bool:
    """Whether it only repeats what the degree is to be in."""
    sentence = requirement.sentence
    fields = {
        area
        for degree in analysis.degrees
        if sentence.start <= degree.span.start < sentence.end
        for area in degree.areas
    }
    return bool(fields) and all(fields.intersection(fields_in(skill.name)) for skill in requirement.any_of)


def contributions(index: EvidenceIndex, analysis: PostingAnalysis) -> tuple[Contribution, ...]:
    return tuple(contribution(index, requirement) for requirement in scored(analysis))


def contribution(index: EvidenceIndex, requirement: Requirement) -> Contribution:
    """An any-of group counts once, by its best member."""
    evidence = best_of_group(index, requirement)
    strength = strength_of(evidence)
    return Contribution(
        requirement_id=requirement.id,
        name=requirement.name,
        level=requirement.level,
        weight=WEIGHT[requirement.level],
        strength=strength,
        credit=CREDIT[strength],
        evidence=trimmed(evidence),
    )


def best_of_group(index: EvidenceIndex, requirement: Requirement) -> list[Evidence]:
    members = [sightings(index, skill) for skill in requirement.any_of]
    return max(members, key=lambda evidence: CREDIT[strength_of(evidence)])


def match_of(contributions: Iterable[Contribution]) -> float:
    """100 * sum(weight * credit) / sum(weight), rounded to one decimal. Needs at least one contribution."""
    some = list(contributions)
    whole = sum(one.weight for one in some)
    return round(100 * sum(one.weight * one.credit for one in some) / whole, 1)
