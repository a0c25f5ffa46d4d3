"""How complete a resume is, section by section, and what to ask the person next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bespoke.resume.dates import is_duration
from bespoke.resume.frozen import Frozen
from bespoke.resume.labels import entry_label
from bespoke.resume.model import Dated, Education, Project, Resume, Work
from bespoke.resume.paths import join

Area = Literal["contact", "summary", "work", "education", "projects", "skills"]

# Work counts most because it is what readers of résumés look at; projects stand in for work where there is none.
_WEIGHTS: dict[Area, float] = {"contact": 0.25, "summary": 0.1, "work": 0.35, "education": 0.15, "skills": 0.15}
_ENOUGH_BULLETS = 3
_ENOUGH_SKILLS = 6


class NextQuestion(Frozen):
    """What to ask next; the answer belongs at `path`, a field, an entry's list, or a section."""

    path: str
    text: str


class Completeness(Frozen):
    """Shares are 0..1. `is_complete`: there is contact, one of work, education or projects, and a skill."""

    sections: dict[Area, float]
    overall: float
    is_complete: bool
    next_question: NextQuestion | None = None


def completeness(resume: Resume) -> Completeness:
    sections: dict[Area, float] = {
        "contact": _contact(resume),
        "summary": min(1.0, len(resume.basics.summary.split()) / 20),
        "work": _mean([_work(entry) for entry in resume.work]),
        "education": _mean([_education(entry) for entry in resume.education]),
        "projects": _mean([_project(entry) for entry in resume.projects]),
        "skills": min(1.0, _skill_count(resume) / _ENOUGH_SKILLS),
    }
    counted = sections if resume.work else {**sections, "work": sections["projects"]}
    overall = sum(weight * counted[area] for area, weight in _WEIGHTS.items())
    return Completeness(
        sections={area: round(share, 3) for area, share in sections.items()},
        overall=round(overall, 3),
        is_complete=is_complete(resume),
        next_question=next(_questions(resume), None),
    )


def is_complete(resume: Resume) -> bool:
    history = resume.work or resume.education or resume.projects
    return _has_contact(resume) and bool(history) and _skill_count(resume) > 0


def _has_contact(resume: Resume) -> bool:
    return bool(resume.basics.name and (resume.basics.email or resume.basics.phone))


def _contact(resume: Resume) -> float:
    basics = resume.basics
    place = basics.location.city or basics.location.region or basics.location.country_code
    links = basics.url or basics.profiles
    weighed = ((basics.name, 0.3), (basics.email, 0.3), (basics.phone, 0.2), (place, 0.1), (links, 0.1))
    return sum(weight for value, weight in weighed if value)


def _work(entry: Work) -> float:
    told = min(1.0, len(entry.bullets) / _ENOUGH_BULLETS) if entry.bullets else 0.3 * bool(entry.summary)
    return 0.6 * _share(entry.name, entry.position, _start(entry), _end(entry)) + 0.4 * told


def _education(entry: Education) -> float:
    return _share(entry.institution, entry.study_type or entry.area, _start(entry) or _end(entry))


def _project(entry: Project) -> float:
    return _share(entry.name, entry.description or entry.bullets, entry.bullets or entry.keywords)


def _start(entry: Dated) -> bool:
    return entry.start is not None or _says_when(entry)


def _end(entry: Dated) -> bool:
    return entry.end is not None or _says_when(entry)


def _says_when(entry: Dated) -> bool:
    return bool(entry.dates_text) and not is_duration(entry.dates_text)


def _skill_count(resume: Resume) -> int:
    return sum(max(len(skill.keywords), int(bool(skill.name))) for skill in resume.skills)


def _share(*values: object) -> float:
    return sum(map(bool, values)) / len(values)


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def _questions(resume: Resume) -> Iterator[NextQuestion]:
    """What is missing, the most needed first."""
    yield from _contact_questions(resume)
    if not (resume.work or resume.education or resume.projects):
        yield NextQuestion(path="work", text="Where do you work now or did you work last, as what, and since when?")
    for entry in resume.work:
        yield from _position_questions(entry)
        if not entry.bullets:
            text = f"What did you do and achieve at {entry_label(entry)}?"
            yield NextQuestion(path=join("work", entry.id, "bullets"), text=text)
    if _skill_count(resume) == 0:
        yield NextQuestion(path="skills", text="Which tools, methods and languages do you work with?")
    if not resume.education:
        yield NextQuestion(path="education", text="What did you study or train as, where, and when did you finish?")
    yield from _finishing_questions(resume)


def _contact_questions(resume: Resume) -> Iterator[NextQuestion]:
    basics = resume.basics
    if not basics.name:
        yield NextQuestion(path="basics/name", text="What is your full name?")
    if not basics.email:
        yield NextQuestion(path="basics/email", text="At which e-mail address can employers reach you?")


def _position_questions(entry: Work) -> Iterator[NextQuestion]:
    called = entry_label(entry)
    missing = (
        ("name", not entry.name, f"Who was your employer as {called}?"),
        ("position", not entry.position, f"What was your position at {called}?"),
        ("start", not _start(entry), f"When did you start at {called}?"),
        ("end", not _end(entry), f"When did you leave {called}, or are you still there?"),
    )
    for field, is_missing, text in missing:
        if is_missing:
            yield NextQuestion(path=join("work", entry.id, field), text=text)


def _finishing_questions(resume: Resume) -> Iterator[NextQuestion]:
    basics = resume.basics
    if not basics.phone:
        yield NextQuestion(path="basics/phone", text="Which phone number may employers call?")
    if not (basics.location.city or basics.location.region):
        yield NextQuestion(path="basics/location/city", text="In which city or region do you live?")
    for entry in resume.work:
        if 0 < len(entry.bullets) < _ENOUGH_BULLETS:
            text = f"What else did you achieve at {entry_label(entry)}?"
            yield NextQuestion(path=join("work", entry.id, "bullets"), text=text)
    if 0 < _skill_count(resume) < _ENOUGH_SKILLS:
        yield NextQuestion(path="skills", text="Which further tools, methods and languages do you work with?")
    if not basics.summary:
        yield NextQuestion(path="basics/summary", text="In two sentences: what do you do best, and for whom?")
