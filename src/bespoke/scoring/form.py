"""Form: contact, sections, and characters that readers by machine stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bespoke.resume.model import Resume
from bespoke.resume.paths import join
from bespoke.scoring.model import Finding
from bespoke.scoring.places import Place

_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$")
_ODD = re.compile(r"[\u2500-\u25ff\u2600-\u27bf\ue000-\uf8ff\ufffd\U0001f000-\U0001faff\x00-\x08\x0b\x0c\x0e-\x1f]|\t")
_MOST_SUMMARY_WORDS = 80
_MOST_BULLETS = 8
_LONG_RESUME_WORDS = 1100
_SHOUTED_CHARS = 25
_DEDUCTION = {"major": 15.0, "minor": 4.0, "info": 0.0}
FORMAT_CODES = frozenset(
    [
        *("odd_character", "shouting", "email_form", "contact_missing", "long_resume", "many_bullets", "pronoun"),
        *("date_format", "date_order", "date_missing", "date_future", "date_sequence", "bullet_long"),
    ]
)


def form_findings(resume: Resume, texts: Sequence[Place]) -> Iterator[Finding]:
    yield from _contact(resume)
    yield from _sections(resume)
    for place in texts:
        yield from _characters(place)
    yield from _lengths(resume, texts)


def _contact(resume: Resume) -> Iterator[Finding]:
    basics = resume.basics
    wanted = (("name", basics.name), ("email", basics.email), ("phone", basics.phone))
    for field, value in wanted:
        if not value:
            severity = "minor" if field == "phone" else "major"
            message, fix = f"The résumé has no {field}.", f"Add your {field}, so that you can be reached."
            path = f"basics/{field}"
            yield Finding(code="contact_missing", severity=severity, message=message, fix=fix, path=path)
    if basics.email and not _EMAIL.match(basics.email):
        message = f"{basics.email} is no e-mail address."
        yield Finding(code="email_form", severity="major", message=message, fix="Correct it.", path="basics/email")
    if not (basics.location.city or basics.location.region):
        message = "The résumé does not say where you live."
        fix = "Add city or region; a full address is not needed."
        yield Finding(code="place_missing", severity="info", message=message, fix=fix, path="basics/location/city")


def _sections(resume: Resume) -> Iterator[Finding]:
    if not (resume.work or resume.projects or resume.volunteer):
        message = "The résumé shows no work, project or volunteering."
        fix = "Add what you did, with dates."
        yield Finding(code="section_missing", severity="major", message=message, fix=fix, path="work")
    for name in ("education", "skills"):
        if not getattr(resume, name):
            message, fix = f"The résumé has no {name} section.", f"Add {name}; searches look there."
            yield Finding(code="section_missing", severity="minor", message=message, fix=fix, path=name)
    for work in resume.work:
        if not work.bullets and not work.summary:
            message = f"{work.position or work.name or 'A job'} says nothing about what you did."
            fix = "Add two or more bullets."
            path = join("work", work.id, "bullets")
            yield Finding(code="entry_empty", severity="minor", message=message, fix=fix, path=path)


def _characters(place: Place) -> Iterator[Finding]:
    if odd := _ODD.search(place.text):
        message = f"The character {odd[0]!r} may be read wrongly or not at all."
        yield Finding(code="odd_character", severity="minor", message=message, fix="Leave it out.", path=place.path)
    if len(place.text) >= _SHOUTED_CHARS and place.text.isupper():
        message = "The text is written in capitals only."
        yield Finding(
            code="shouting", severity="minor", message=message, fix="Write it in small letters.", path=place.path
        )


def _lengths(resume: Resume, texts: Sequence[Place]) -> Iterator[Finding]:
    if len(resume.basics.summary.split()) > _MOST_SUMMARY_WORDS:
        message = f"The summary has more than {_MOST_SUMMARY_WORDS} words."
        fix = "Keep what this job asks for."
        yield Finding(code="long_summary", severity="minor", message=message, fix=fix, path="basics/summary")
    for work in resume.work:
        if len(work.bullets) > _MOST_BULLETS:
            message = f"{len(work.bullets)} bullets for one job; the last ones are seldom read."
            path = join("work", work.id, "bullets")
            yield Finding(
                code="many_bullets", severity="info", message=message, fix="Keep the most telling.", path=path
            )
    words = sum(len(place.text.split()) for place in texts)
    if words > _LONG_RESUME_WORDS:
        message = f"The résumé has {words} words, which is more than two pages."
        yield Finding(code="long_resume", severity="info", message=message, fix="Shorten older jobs.", path="work")


def format_compliance(findings: Sequence[Finding]) -> float:
    """100 less 15 for each major and 4 for each minor finding about form; at most three of one code count."""
    total, seen = 100.0, dict[str, int]()
    for finding in findings:
        seen[finding.code] = seen.get(finding.code, 0) + 1
        if finding.code in FORMAT_CODES and seen[finding.code] <= 3:
            total -= _DEDUCTION[finding.severity]
    return max(0.0, total)
