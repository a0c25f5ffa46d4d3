"""What scoring returns: numbers that can be taken apart again, and the evidence behind each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bespoke.resume.frozen import Frozen

ALGORITHM_VERSION = "1"

Strength = Literal["evidenced", "named", "implied", "missing"]
Answer = Literal["yes", "partial", "no", "unknown"]
CREDIT: dict[Strength, float] = {"evidenced": 1.0, "named": 0.7, "implied": 0.6, "missing": 0.0}
WEIGHT: dict[str, float] = {"must": 3.0, "nice": 1.0, "duty": 0.5}


class Evidence(Frozen):
    """A place in the resume that supports a requirement. `matched` is the text found there, `how` by which relation."""

    path: str
    matched: str
    how: Literal["exact", "alias", "implied"]
    dated: bool = False


class Contribution(Frozen):
    """One requirement's share of the match: `weight * credit` of the sum, `weight` of the whole."""

    requirement_id: str
    name: str
    level: Literal["must", "nice", "duty"]
    weight: float
    strength: Strength
    credit: float
    evidence: tuple[Evidence, ...] = ()


class Criterion(Frozen):
    """A yes/partial/no line beside the match: title, seniority, years, degree, licence, language."""

    kind: Literal["title", "seniority", "years", "degree", "licence", "language", "location"]
    asked: str
    found: str = ""
    answer: Answer
    why: str
    knockout: bool = False
    evidence: tuple[str, ...] = ()


class Gap(Frozen):
    """A requirement without full credit. `closable` gaps have evidence the resume does not show well yet."""

    requirement_id: str
    name: str
    level: Literal["must", "nice", "duty"]
    closable: bool
    why: str
    how: str = ""
    evidence: tuple[str, ...] = ()


class Keyword(Frozen):
    """One keyword of the posting and how the resume carries it."""

    name: str
    level: Literal["must", "nice", "duty"]
    form: Literal["exact", "alias", "implied", "absent"]
    evidenced: bool
    count: int
    overused: bool = False
    paths: tuple[str, ...] = ()


class Finding(Frozen):
    """One thing the quality report noticed, with its place and how to mend it."""

    code: str
    severity: Literal["info", "minor", "major"]
    message: str
    fix: str = ""
    path: str = ""


class Dimension(Frozen):
    """One of the five read-outs, 0-100, shown apart and never blended."""

    name: Literal["match", "parse_readiness", "content_strength", "completeness", "format"]
    value: Annotated[float, Field(ge=0, le=100)] | None
    why: str


class Quality(Frozen):
    """Quality of the resume as a text: 0-100, but for `duplicates`, which counts bullets that repeat an earlier one."""

    coverage: float
    readability: float
    format_compliance: float
    duplicates: int
    findings: tuple[Finding, ...] = ()
    details: dict[str, float] = Field(default_factory=dict)


class Score(Frozen):
    """Resume x posting. `match` is None with a `refusal` when there is too little to judge, or no posting.

    match = 100 * sum(weight * credit) / sum(weight) over `contributions`, rounded to one decimal.
    `confidence` is that of the match: 0 without a posting.
    """

    algorithm_version: str = ALGORITHM_VERSION
    match: float | None
    refusal: str = ""
    confidence: Annotated[float, Field(ge=0, le=1)]
    contributions: tuple[Contribution, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    quality: Quality
    dimensions: tuple[Dimension, ...] = ()
