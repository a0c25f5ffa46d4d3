"""The quality report: the resume as a text, whatever the posting; every finding with its place and a way to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.resume.dates import PartialDate
from bespoke.resume.model import Resume
from bespoke.scoring.bullets import FEWEST_WORDS, MOST_WORDS, Line, bullet_findings, bullet_lines
from bespoke.scoring.chronology import date_findings
from bespoke.scoring.duplicates import duplicate_findings, duplicates
from bespoke.scoring.form import form_findings, format_compliance
from bespoke.scoring.model import Finding, Keyword, Quality
from bespoke.scoring.places import places
from bespoke.scoring.readability import flesch, readability

_SEVERITY = {"major": 0, "minor": 1, "info": 2}


def quality(resume: Resume, keywords: Sequence[Keyword] = (), *, as_of: PartialDate) -> Quality:
    """`coverage` is the share of the posting's must and nice keywords that the resume carries in any form; 100 when
    there is no posting to cover."""
    texts = list(places(resume))
    lines = bullet_lines(resume)
    pairs = duplicates(lines)
    findings = [
        *form_findings(resume, texts),
        *date_findings(resume, as_of=as_of),
        *bullet_findings(lines),
        *duplicate_findings(pairs),
        *_overused(keywords),
        *_numbers(lines),
    ]
    ease = flesch([line.text for line in lines] or [resume.basics.summary])
    sized = _share([FEWEST_WORDS <= line.words <= MOST_WORDS for line in lines])
    return Quality(
        coverage=_coverage(keywords),
        readability=readability(ease, well_sized=sized),
        format_compliance=format_compliance(findings),
        duplicates=len(pairs),
        findings=tuple(sorted(findings, key=lambda finding: _SEVERITY[finding.severity])),
        details={
            "flesch": ease,
            "bullets": float(len(lines)),
            "words": float(sum(len(place.text.split()) for place in texts)),
            "words_per_bullet": round(sum(line.words for line in lines) / len(lines), 1) if lines else 0.0,
            "well_sized_share": round(sized, 3),
            "verb_first_share": round(_share([bool(line.verb) for line in lines]), 3),
            "quantified_share": round(_share([line.quantified for line in lines]), 3),
        },
    )


def _coverage(keywords: Sequence[Keyword]) -> float:
    wanted = [one for one in keywords if one.level != "duty"]
    return round(100 * _share([one.form != "absent" for one in wanted]), 1) if wanted else 100.0


def _overused(keywords: Sequence[Keyword]) -> list[Finding]:
    return [
        Finding(
            code="overused",
            severity="minor",
            message=f"{one.name} is written {one.count} times.",
            fix="Keep it where it shows what you did.",
            path=one.paths[0] if one.paths else "",
        )
        for one in keywords
        if one.overused
    ]


def _numbers(lines: Sequence[Line]) -> list[Finding]:
    """Reported, never demanded: a number nobody has must not be invented."""
    if not lines:
        return []
    count = sum(line.quantified for line in lines)
    message = f"{count} of {len(lines)} bullets hold a number."
    fix = "Where you know how many, how often or how much, say so; never guess."
    return [Finding(code="quantified_share", severity="info", message=message, fix=fix, path="work")]


def _share(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
