"""What one run of the main job returns and what its report says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bespoke.intake.ledger import Ledger, Warning
from bespoke.optimize.model import Preferences, Question, Suggestion, Verdict
from bespoke.optimize.structured_model import StructuredOutput
from bespoke.posting.model import PostingAnalysis
from bespoke.render.model import Receipt
from bespoke.resume.frozen import Frozen
from bespoke.resume.model import Resume
from bespoke.scoring.model import Score

REPORT_VERSION = "1"
Stage = Literal["read", "analyse", "score", "suggest", "apply", "render", "verify", "done"]
STAGES: tuple[Stage, ...] = ("read", "analyse", "score", "suggest", "apply", "render", "verify", "done")


class Progress(Frozen):
    """Where a run is: `percent` of the whole, and what is being done in words."""

    stage: Stage
    percent: int
    note: str = ""


class Report(Frozen):
    """Everything a person needs to trust, or doubt, the optimized resume."""

    report_version: str = REPORT_VERSION
    source: str
    posting_title: str
    company: str
    template: str
    before: Score
    after: Score
    analysis: PostingAnalysis
    suggestions: tuple[Suggestion, ...]
    questions: tuple[Question, ...]
    document_verdict: Verdict
    ledger: Ledger
    posting_warnings: tuple[Warning, ...] = ()
    receipts: tuple[Receipt, ...]
    preferences: Preferences
    structured_output: StructuredOutput

    @property
    def applied(self) -> tuple[Suggestion, ...]:
        return tuple(s for s in self.suggestions if s.state == "applied")


@dataclass(frozen=True, slots=True)
class Optimization:
    """The result: the original and the optimized resume, the report, and the files by name."""

    original: Resume
    resume: Resume
    posting_text: str
    report: Report
    files: dict[str, bytes] = field(default_factory=dict)
