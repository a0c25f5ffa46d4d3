"""Requirements without full credit, told apart: what better words can close, and what only the truth can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bespoke.knowledge.skills import skills
from bespoke.posting.model import PostingAnalysis, Requirement
from bespoke.scoring.evidence import EvidenceIndex
from bespoke.scoring.model import Contribution, Gap


def gaps(index: EvidenceIndex, analysis: PostingAnalysis, contributions: Iterable[Contribution]) -> tuple[Gap, ...]:
    requirements = {one.id: one for one in analysis.requirements}
    return tuple(_gaps(index, requirements, contributions))


def _gaps(
    index: EvidenceIndex, requirements: dict[str, Requirement], contributions: Iterable[Contribution]
) -> Iterator[Gap]:
    for one in contributions:
        if one.strength != "evidenced":
            why, how = _named(one) if one.strength == "named" else _implied(one)
            if one.strength == "missing":
                why, how = _missing(index, requirements[one.requirement_id])
            yield Gap(
                requirement_id=one.requirement_id,
                name=one.name,
                level=one.level,
                closable=one.strength != "missing",
                why=why,
                how=how,
                evidence=tuple(found.path for found in one.evidence),
            )


def _named(one: Contribution) -> tuple[str, str]:
    name = one.evidence[0].matched if one.evidence else one.name
    return (
        f"{name} is named, but no dated bullet shows it in use.",
        f"Show {name} in the bullet of a job where it was part of your work.",
    )


def _implied(one: Contribution) -> tuple[str, str]:
    matched = one.evidence[0].matched if one.evidence else ""
    if " or " in one.name:
        return (
            f"{matched} implies one of {one.name}, but the résumé names none of them.",
            f"Where you write {matched}, name which of them you used.",
        )
    return (
        f"{matched} implies {one.name}, but the résumé does not say {one.name}.",
        f"Name {one.name} where you write {matched}.",
    )


def _missing(index: EvidenceIndex, requirement: Requirement) -> tuple[str, str]:
    book = skills()
    near = {
        other
        for skill in requirement.any_of
        for other in book.related(skill.skill_id)
        if skill.skill_id and other in index.skill_ids
    }
    names = sorted(found.name for other in near if (found := book.get(other)))
    beside = f" {', '.join(names[:3])} is near to it, but is not the same." if names else ""
    return (
        f"Nothing in the résumé shows {requirement.name}.{beside}",
        f"Is {requirement.name} part of your experience? Where? It is added only when you say so.",
    )
