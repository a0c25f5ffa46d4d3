"""Five read-outs, each with the reason for its number, shown apart and never blended."""

from __future__ import annotations

from bespoke.resume.completeness import completeness
from bespoke.resume.model import Resume
from bespoke.scoring.model import Dimension, Quality

_PARSE_CODES = {
    "contact_missing": 12.0,
    "email_form": 12.0,
    "date_missing": 8.0,
    "date_order": 8.0,
    "date_format": 2.0,
    "odd_character": 4.0,
    "entry_empty": 4.0,
    "section_missing": 6.0,
}
_UNTITLED = 8.0


def dimensions(resume: Resume, quality: Quality, *, match: float | None, refusal: str) -> tuple[Dimension, ...]:
    return (
        Dimension(name="match", value=match, why=refusal or "Match with this posting, by requirement."),
        _parse_readiness(resume, quality),
        _content(quality),
        _completeness(resume),
        Dimension(
            name="format",
            value=quality.format_compliance,
            why="Dates, characters, lengths and contact as readers expect them.",
        ),
    )


def _parse_readiness(resume: Resume, quality: Quality) -> Dimension:
    """Judged by what a parser needs to find; the receipt of an export measures what one did find."""
    lost = sum(_PARSE_CODES.get(finding.code, 0.0) for finding in quality.findings)
    lost += _UNTITLED * sum(not work.position or not work.name for work in resume.work)
    lost += 6.0 * len(resume.custom[2:])
    why = "Names, dates, titles and sections that a parser looks for; an export's receipt measures what came back."
    return Dimension(name="parse_readiness", value=round(max(0.0, 100.0 - lost), 1), why=why)


def _content(quality: Quality) -> Dimension:
    details = quality.details
    if not details.get("bullets"):
        return Dimension(name="content_strength", value=0.0, why="There are no bullets that tell what you did.")
    weak = sum(finding.code in ("weak_opening", "pronoun", "tense") for finding in quality.findings)
    plain = max(0.0, 1 - weak / details["bullets"])
    single = max(0.0, 1 - quality.duplicates / details["bullets"])
    parts = ((0.4, details["verb_first_share"]), (0.3, details["well_sized_share"]), (0.2, plain), (0.1, single))
    value = round(100 * sum(weight * share for weight, share in parts), 1)
    why = (
        f"{details['verb_first_share']:.0%} of bullets start with a verb, {details['well_sized_share']:.0%} have "
        f"a good length, {weak} open weakly, say I or mix tenses."
    )
    return Dimension(name="content_strength", value=value, why=why)


def _completeness(resume: Resume) -> Dimension:
    known = completeness(resume)
    missing = [area for area, share in known.sections.items() if share < 0.5 and area != "projects"]
    why = f"Thin or missing: {', '.join(missing)}." if missing else "Every section a reader looks for is there."
    return Dimension(name="completeness", value=round(100 * known.overall, 1), why=why)
