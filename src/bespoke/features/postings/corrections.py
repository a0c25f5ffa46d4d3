"""What a person corrected in a posting's analysis: kept apart from it, and laid over it when it is used."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.postings.errors import UnknownRequirement
from bespoke.posting.model import Posting, PostingAnalysis, Requirement, Skill, Span

Level = Literal["must", "nice", "duty"]
Name = Annotated[str, Field(min_length=1, max_length=120)]
_NOWHERE = Span(start=0, end=0)


class AddedRequirement(BaseModel):
    """One more thing asked for, which the analysis missed."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    level: Level = "must"


class Corrections(BaseModel):
    """Each part replaces the one before. `levels` moves requirements by id, `removed` takes them out."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"levels": {"r3": "nice"}, "removed": ["r7"]}]}
    )

    title: Annotated[str, Field(max_length=200)] | None = None
    company: Annotated[str, Field(max_length=200)] | None = None
    levels: Annotated[dict[Annotated[str, Field(max_length=64)], Level], Field(max_length=200)] = {}
    removed: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=200)] = []
    added: Annotated[list[AddedRequirement], Field(max_length=50)] = []


def check_corrections(analysis: PostingAnalysis, given: Corrections) -> None:
    """Raises UnknownRequirement for ids the analysis does not have."""
    known = {requirement.id for requirement in analysis.requirements}
    for wanted in (*given.levels, *given.removed):
        if wanted not in known:
            raise UnknownRequirement(
                f"The posting has no requirement {wanted!r}.",
                fix="Use ids of its `analysis.requirements`.",
                field=wanted,
            )


def corrected(analysis: PostingAnalysis, given: Corrections) -> PostingAnalysis:
    """The analysis as the person wants it."""
    kept = [
        requirement.model_copy(update={"level": given.levels.get(requirement.id, requirement.level)})
        for requirement in analysis.requirements
        if requirement.id not in given.removed
    ]
    added = [_requirement(number, one) for number, one in enumerate(given.added, 1)]
    changes = {"title": given.title, "company": given.company}
    said = {name: value for name, value in changes.items() if value is not None}
    return analysis.model_copy(update={"requirements": (*kept, *added), **said})


def posting_of(text: str, analysis: PostingAnalysis, given: Corrections) -> Posting:
    return Posting(text=text, analysis=corrected(analysis, given))


def _requirement(number: int, added: AddedRequirement) -> Requirement:
    """It stands nowhere in the text."""
    skill = Skill(name=added.name, span=_NOWHERE)
    return Requirement(id=f"added-{number}", level=added.level, any_of=(skill,), sentence=_NOWHERE)
