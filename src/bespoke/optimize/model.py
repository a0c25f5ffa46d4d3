"""Suggestions and the guard's verdicts on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bespoke.resume.dates import PartialDate
from bespoke.resume.frozen import Frozen

GUARD_VERSION = "1"

Ruling = Literal["supported", "confirm", "unsupported"]
Operation = Literal[
    "rewrite_bullet",
    "split_bullet",
    "merge_bullets",
    "drop_bullet",
    "reorder_bullets",
    "reorder_skills",
    "surface_skill",
    "respell_skill",
    "rewrite_summary",
    "set_target_title",
]
State = Literal["proposed", "needs_confirmation", "blocked", "applied", "rejected", "failed"]
FactKind = Literal[
    "quantity",
    "skill",
    "organisation",
    "title",
    "date",
    "degree",
    "licence",
    "proficiency",
    "verb",
    "hedge",
    "outcome",
    "scope",
    "negation",
    "role",
    "agent",
    "word",
]


class Reason(Frozen):
    """Why the guard did not simply pass: what kind of claim, in which words, and the sentence a person reads."""

    kind: FactKind
    text: str
    message: str


class Verdict(Frozen):
    """The guard's judgement. `licences` names the transformations that explain the rewrite, for the person to see."""

    ruling: Ruling
    reasons: tuple[Reason, ...] = ()
    licences: tuple[str, ...] = ()
    guard_version: str = GUARD_VERSION


class Edit(Frozen):
    """What a suggestion does to its target; the field that matters depends on the operation.

    `text` rewrites (a summary, a bullet, a title, a skill's name); `texts` are the parts of a split; `order` is the new
    order of ids; `merged` the ids merged into the target.
    """

    text: str = ""
    texts: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Alternate(Frozen):
    edit: Edit
    after: str
    verdict: Verdict


class Suggestion(Frozen):
    """One proposed edit.

    `target` is a field path (`resume/paths.py`). `before` and `after` are what a person compares. `evidence` are the
    paths the edit rests on, at least one. `requirements` are the posting's requirement ids it serves.
    """

    id: str
    engine: Literal["rules", "model", "person"] = "rules"
    operation: Operation
    target: str
    edit: Edit
    before: str
    after: str
    alternates: Annotated[tuple[Alternate, ...], Field(max_length=2)] = ()
    why: Annotated[str, Field(max_length=240)]
    evidence: Annotated[tuple[str, ...], Field(min_length=1)]
    requirements: tuple[str, ...] = ()
    verdict: Verdict
    state: State = "proposed"


class Question(Frozen):
    """A question whose answer would make a bullet stronger; asked instead of inventing a number."""

    id: str
    target: str
    text: str
    why: str


Wishes = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=200)]


class Preferences(Frozen):
    """What the person wants of the optimized resume.

    `keep` are bullets or entries, by path or id, that a short resume must not lose; `locked` are paths nothing changes.
    """

    target_title: Annotated[str, Field(max_length=200)] = ""
    locale: Literal["en-US", "en-GB"] = "en-US"
    tone: Literal["neutral", "impactful", "executive"] = "neutral"
    length: Literal["full", "short"] = "full"
    keep: Wishes = ()
    exclude_skills: Wishes = ()
    emphasize: Wishes = ()
    locked: Wishes = ()
    max_suggestions: Annotated[int, Field(ge=1, le=200)] = 60


class AssertedFact(Frozen):
    """A fact the person confirmed about one entry; it joins the guard's evidence as user-asserted."""

    path: str
    text: str
    confirmed_on: PartialDate | None = None
