"""Match with this posting, the lines beside it, and the quality of the resume as a text."""

from __future__ import annotations

from bespoke.posting.model import Posting
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.scoring.confidence import confidence, refusal
from bespoke.scoring.criteria import criteria
from bespoke.scoring.dimensions import dimensions
from bespoke.scoring.evidence import index
from bespoke.scoring.gaps import gaps
from bespoke.scoring.keywords import keywords
from bespoke.scoring.model import Score
from bespoke.scoring.quality import quality
from bespoke.scoring.requirements import contributions, match_of

NO_POSTING = "Match needs a posting, and none was named; all else is judged without."


def score(resume: Resume, posting: Posting | None, *, as_of: PartialDate) -> Score:
    """Resume x posting. `as_of` is the month in which "present" ends; the same input gives the same score.

    Without a posting the resume is judged by itself: quality, and the four dimensions that need none.
    """
    if posting is None:
        return _by_itself(resume, as_of=as_of)
    analysis = posting.analysis
    built = index(resume)
    shares = contributions(built, analysis)
    refused = refusal(built, shares)
    match = None if refused else match_of(shares)
    words = keywords(built, analysis)
    report = quality(resume, words, as_of=as_of)
    return Score(
        match=match,
        refusal=refused,
        confidence=confidence(built, shares, analysis, resume),
        contributions=shares,
        criteria=criteria(resume, built, posting, as_of=as_of),
        gaps=gaps(built, analysis, shares),
        keywords=words,
        quality=report,
        dimensions=dimensions(resume, report, match=match, refusal=refused),
    )


def _by_itself(resume: Resume, *, as_of: PartialDate) -> Score:
    report = quality(resume, as_of=as_of)
    return Score(
        match=None,
        refusal=NO_POSTING,
        confidence=0.0,
        quality=report,
        dimensions=dimensions(resume, report, match=None, refusal=NO_POSTING),
    )
