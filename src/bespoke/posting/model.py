"""The posting analysis: what a job advertisement asks for, each finding with its place in the text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bespoke.resume.frozen import Frozen

ANALYSIS_VERSION = "1"

Level = Literal["must", "nice", "duty"]
Seniority = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"]
Degree = Literal["none", "high school", "associate", "bachelor", "master", "phd", "jd", "md"]
SkillKind = Literal["skill", "tool", "method", "domain", "licence", "language", "soft"]
KnockoutKind = Literal[
    "licence",
    "degree",
    "work_permit",
    "clearance",
    "location",
    "shift",
    "language",
    "years",
    "age",
    "driving",
    "other",
]
Zone = Literal["title", "company", "duty", "must", "nice", "boilerplate", "other"]


class Span(Frozen):
    """Characters [start, end) of the posting's text as given."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Found(Frozen):
    """A value and the text it was read from."""

    value: str
    span: Span


class Skill(Frozen):
    """A skill the posting names. `skill_id` is the canonical id in `knowledge`, empty for one it does not know."""

    name: str
    skill_id: str = ""
    kind: SkillKind = "skill"
    span: Span


class Requirement(Frozen):
    """One thing asked for: a single skill, or an any-of group ("Java or Kotlin") that counts once."""

    id: str
    level: Level
    any_of: Annotated[tuple[Skill, ...], Field(min_length=1)]
    sentence: Span

    @property
    def name(self) -> str:
        return " or ".join(skill.name for skill in self.any_of)


class Years(Frozen):
    """Years of experience asked for; `of` names the experience where the text says so.

    `alternative` marks another accepted path ("or 4 years with a diploma").
    """

    years: float
    of: str = ""
    alternative: bool = False
    span: Span


class DegreeAsked(Frozen):
    """A degree asked for, with its fields of study. `required` is False for a preferred one."""

    degree: Degree
    areas: tuple[str, ...] = ()
    required: bool = True
    or_equivalent: bool = False
    alternative: bool = False
    span: Span


class Knockout(Frozen):
    """A question that rejects an application by itself when answered wrongly: licence, work permit, clearance, …"""

    kind: KnockoutKind
    question: str
    span: Span


class Segment(Frozen):
    """A stretch of the text with one role; boilerplate is set aside and asks for nothing."""

    zone: Zone
    span: Span


class PostingAnalysis(Frozen):
    """Everything read from one posting. The first of `years` and `degrees` is the main path, the rest alternatives."""

    version: str = ANALYSIS_VERSION
    language: str = "en"
    title: str = ""
    title_span: Span | None = None
    company: str = ""
    company_span: Span | None = None
    seniority: Seniority | None = None
    locations: tuple[Found, ...] = ()
    workplace: Literal["remote", "hybrid", "on-site"] | None = None
    employment_type: str = ""
    years: tuple[Years, ...] = ()
    degrees: tuple[DegreeAsked, ...] = ()
    responsibilities: tuple[Found, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    domain_keywords: tuple[Found, ...] = ()
    tooling: tuple[Found, ...] = ()
    compliance: tuple[Found, ...] = ()
    screening_keywords: tuple[Found, ...] = ()
    knockouts: tuple[Knockout, ...] = ()
    segments: tuple[Segment, ...] = ()


class Posting(Frozen):
    """A posting's text and its analysis."""

    text: str
    analysis: PostingAnalysis
