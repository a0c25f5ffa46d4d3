"""The shape of `structured_output`, the optimization result as the API stores and serves it.

`resume_json` is the authority; everything else is derived from it and from the run that made it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from bespoke.optimize.model import Operation
from bespoke.resume.frozen import Frozen

UiSectionName = Literal[
    "header", "summary", "experience", "education", "skills", "projects", "certifications", "additional"
]


class UiItem(Frozen):
    """One text a person sees and may edit. `path` is its field path; `alternates` are other licensed wordings.

    A person may add one for an entry as a whole: its path is the entry's (`work/<id>`), and its text is empty.
    """

    path: str
    entry_id: str = ""
    text: str
    include: bool = True
    locked: bool = False
    alternates: tuple[str, ...] = ()


class UiSection(Frozen):
    name: UiSectionName
    title: str
    include: bool
    locked: bool = False
    items: tuple[UiItem, ...] = ()


class DiffHint(Frozen):
    """One applied or proposed change, for showing it beside the preview."""

    suggestion_id: str
    path: str
    operation: Operation
    before: str
    after: str
    why: str


class Preview(Frozen):
    live_preview_text: str
    diff_hints: tuple[DiffHint, ...] = ()


class Ui(Frozen):
    sections: tuple[UiSection, ...] = Field(min_length=8, max_length=8)
    preview: Preview


class AnalysisBlock(Frozen):
    """The posting as read and the match with it. `match` is None with a `refusal` on thin input."""

    algorithm_version: str
    match: float | None
    refusal: str = ""
    confidence: float
    title: str = ""
    company: str = ""
    seniority: str = ""
    locations: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    must_have: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    domain_keywords: tuple[str, ...] = ()
    tooling: tuple[str, ...] = ()
    compliance: tuple[str, ...] = ()
    screening_keywords: tuple[str, ...] = ()
    knockouts: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()


class QaBlock(Frozen):
    """Exactly these four at top level, everything else under `details`."""

    coverage: float = Field(ge=0, le=100)
    readability: float = Field(ge=0, le=100)
    format_compliance: float = Field(ge=0, le=100)
    duplicates: int = Field(ge=0)
    details: dict[str, JsonValue] = Field(default_factory=dict)


class TailoredResumeText(Frozen):
    """`file_name_suggestion` is what an exported file is called, without its ending: safe in every file system."""

    file_name_suggestion: str
    ats_plain_text: str
    notes: tuple[str, ...] = ()


class Targeting(Frozen):
    target_title: str = ""
    company: str = ""
    seniority: str = ""
    keywords_added: tuple[str, ...] = ()
    skills_highlighted: tuple[str, ...] = ()


class SkillsGroup(Frozen):
    name: str
    skills: tuple[str, ...]


class MappedEvidence(Frozen):
    path: str
    text: str


class RequirementEvidence(Frozen):
    requirement_id: str
    requirement: str
    level: Literal["must", "nice", "duty"]
    strength: Literal["evidenced", "named", "implied", "missing"]
    evidence: tuple[MappedEvidence, ...] = ()


class CoverNote(Frozen):
    """A note of 90 to 120 words and the places it rests on; without a `text`, the `reason` why there is none."""

    text: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()


class StructuredOutput(Frozen):
    """The five required parts, then the known optional ones. Parts nobody defined are kept as they came."""

    model_config = ConfigDict(frozen=True, extra="allow")

    ui: Ui
    resume_json: dict[str, JsonValue]
    analysis: AnalysisBlock
    qa: QaBlock
    tailored_resume_text: TailoredResumeText
    iteration_notes: tuple[str, ...] = ()
    targeting: Targeting | None = None
    skills_block: tuple[SkillsGroup, ...] = ()
    cover_note: str | None = None
    cover_note_basis: CoverNote | None = None
    requirement_evidence_map: tuple[RequirementEvidence, ...] = ()
