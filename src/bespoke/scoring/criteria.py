"""The yes, partial and no lines that stand beside the match."""

from __future__ import annotations

from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.scoring.credentials import degree_line, language_lines, licence_lines, location_line
from bespoke.scoring.evidence import EvidenceIndex
from bespoke.scoring.history import seniority_line, title_line, years_line
from bespoke.scoring.model import Criterion


def criteria(resume: Resume, index: EvidenceIndex, posting: Posting, *, as_of: PartialDate) -> tuple[Criterion, ...]:
    """In the order a recruiter's form asks; only what the posting asks for."""
    analysis = posting.analysis
    return (
        *title_line(resume, analysis),
        *seniority_line(resume, analysis, as_of=as_of),
        *years_line(resume, index, analysis, as_of=as_of),
        *degree_line(resume, analysis),
        *licence_lines(index, posting),
        *language_lines(resume, index, analysis),
        *location_line(resume, analysis),
    )
