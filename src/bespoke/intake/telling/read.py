"""Whole sentences about oneself -> entries of a resume, by rules. Nothing is said that was not told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bespoke.intake.telling.account import held_by, left_over
from bespoke.intake.telling.deeds import deeds_in
from bespoke.intake.telling.honours import read_award, read_certificates, read_publication
from bespoke.intake.telling.jobs import Job, read_job
from bespoke.intake.telling.lists import are_known_skills, read_interests, read_languages, read_skills
from bespoke.intake.telling.model import Telling, bullets
from bespoke.intake.telling.person import take_addresses, take_person, take_statement
from bespoke.intake.telling.phrases import is_fact
from bespoke.intake.telling.projects import read_project
from bespoke.intake.telling.sentences import clauses, sentences
from bespoke.intake.telling.slots import take_slots
from bespoke.intake.telling.story import Story
from bespoke.intake.telling.studies import read_studies
from bespoke.intake.telling.volunteering import read_volunteering
from bespoke.resume.dates import PRESENT
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Entry, Resume, SectionName, Volunteer, Work

Reader = Callable[[str, Story, bool], bool]
_WORKING = re.compile(r"(?<!-)\b(?:work(?:ed|ing|s)?|employed|my (?:\w+ )?job)\b", re.IGNORECASE)
_EXPERIENCE = re.compile(r"\b(?:experience|passionate|motivated|dedicated|speciali[sz])", re.IGNORECASE)
_NOW = re.compile(r"\bI(?:['’]m| am| work| currently| still| now)\b|(?:['’]ve|\bhave) been\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"^(?:I\s+)?(?:started|began|joined)(?:\s+(?:there|it|that|working there|this job))?\s*¦?$", re.IGNORECASE
)
_LEFT = re.compile(
    r"^(?:(?:and|until|till|I|then|it|that)\s+)*(?:left|quit|finished|stopped|ended|"
    r"stayed(?: there)?)?(?:\s+(?:there|it|that job|the company))?\s*¦?$",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|currently) (?:work(?:ing)? )?(?:there|here|employed|do(?:ing)? (?:it|that|"
    r"this))\b|^(?:yes,? )?(?:I(?:['’]m| am) )?still there$",
    re.IGNORECASE,
)


def read_telling(text: str, *, section: str = "", resume: Resume | None = None) -> Telling:
    """`section` says what was asked for: a word alone is then enough, and what belongs elsewhere is left over."""
    story, left = Story(), []
    known = frozenset(entry.name.lower() for entry in (resume.work if resume else ()))
    said: list[str] = []
    for sentence in sentences(text):
        rest = take_addresses(sentence, story.person) if section in ("", "basics") else sentence
        for clause in clauses(rest):
            said.append(clause)
            if not _read(clause, story, section, known):
                left.append(clause)
    return _told(text, story, section, said, left)


def _told(text: str, story: Story, section: str, said: Sequence[str], left: Sequence[str]) -> Telling:
    entries, basics = story.finished(), story.person.basics()
    held = held_by(entries, basics)
    pieces = [piece for clause in said for piece in ([clause] if clause in left else left_over(clause, held))]
    if section and section not in ("basics", "summary"):
        entries = tuple(told for told in entries if told.section == section)
    return Telling(text, entries, basics, tuple(dict.fromkeys(pieces)))


def _read(clause: str, story: Story, section: str, known: frozenset[str]) -> bool:
    """Whether anything of the clause was understood."""
    if section:
        return _read_asked(clause, story, section, known)
    rest = take_person(clause, story.person)
    if rest != clause and not rest:
        return True
    understood = any(reader(rest, story, False) for reader in _order(rest, known))
    return understood or rest != clause


def _order(clause: str, known: frozenset[str]) -> list[Reader]:
    jobs = _job_reader(known)
    studies_first = not _WORKING.search(clause)
    first: list[Reader] = [_amendment, _languages, _volunteering, _certificate, _award, _publication]
    middle: list[Reader] = [_studies, _project] if studies_first else [jobs, _studies, _project]
    return [*first, *middle, _interests, _known_skills, _strong_statement, jobs, _skills, _statement, _deeds]


def _read_asked(clause: str, story: Story, section: str, known: frozenset[str]) -> bool:
    asked: dict[str, Sequence[Reader]] = {
        "work": (_amendment, _job_reader(known), _deeds),
        "volunteer": (_amendment, _volunteering, _deeds),
        "education": (_studies, _deeds),
        "projects": (_project, _deeds),
        "skills": (_skills,),
        "languages": (_languages,),
        "interests": (_interests,),
        "certificates": (_certificate,),
        "awards": (_award,),
        "publications": (_publication,),
        "summary": (_statement,),
        "basics": (_contact,),
    }
    return any(reader(clause, story, True) for reader in asked.get(section, ()))


def _contact(clause: str, story: Story, _asked: bool) -> bool:
    rest = take_person(clause, story.person)
    return rest != clause or _statement(rest, story, False)


def _job_reader(known: frozenset[str]) -> Reader:
    def read(clause: str, story: Story, _asked: bool) -> bool:
        job = read_job(clause, known=known)
        if job is None:
            return False
        work = _work(job, clause, story)
        if work.position.casefold() == "volunteer":
            story.add("volunteer", _unpaid(work))
        else:
            story.add("work", work)
        return True

    return read


def _work(job: Job, clause: str, story: Story) -> Work:
    employer = job.employer
    if not employer and isinstance(story.last, Work) and re.search(r"\bpromoted\b", clause, re.IGNORECASE):
        employer = story.last.name
    end = job.end
    if (
        end is None
        and not job.slots.ranged
        and _NOW.search(clause)
        and not re.search(r"\b(?:was|worked|left)\b", clause)
    ):
        end = PRESENT
    start = job.slots.start
    if re.search(r"\b(?:left|until|till)\b", clause) and start and not job.slots.ranged:
        start, end = None, start
    return Work(
        id=UNIDENTIFIED,
        name=employer,
        position=job.position,
        location=job.location,
        start=start,
        end=end,
        dates_text=job.slots.printed,
        bullets=bullets(job.bullets),
    )


def _unpaid(work: Work) -> Volunteer:
    shared = {
        field: getattr(work, field) for field in ("position", "location", "start", "end", "dates_text", "bullets")
    }
    return Volunteer(id=UNIDENTIFIED, organization=work.name, **shared)


def _added(section: SectionName, entries: Sequence[Entry | None], story: Story) -> bool:
    found = [entry for entry in entries if entry is not None]
    for entry in found:
        story.add(section, entry)
    return bool(found)


def _languages(clause: str, story: Story, asked: bool) -> bool:
    return _added("languages", read_languages(clause, asked=asked), story)


def _skills(clause: str, story: Story, asked: bool) -> bool:
    return _added("skills", read_skills(clause, asked=asked), story)


def _known_skills(clause: str, story: Story, asked: bool) -> bool:
    """Experience with tools that are known, before it is taken for a sentence about the person."""
    return are_known_skills(clause) and _skills(clause, story, asked)


def _interests(clause: str, story: Story, asked: bool) -> bool:
    return _added("interests", read_interests(clause, asked=asked), story)


def _volunteering(clause: str, story: Story, asked: bool) -> bool:
    return _added("volunteer", [read_volunteering(clause, asked=asked)], story)


def _certificate(clause: str, story: Story, asked: bool) -> bool:
    return _added("certificates", read_certificates(clause, asked=asked), story)


def _award(clause: str, story: Story, asked: bool) -> bool:
    return _added("awards", [read_award(clause, asked=asked)], story)


def _publication(clause: str, story: Story, asked: bool) -> bool:
    return _added("publications", [read_publication(clause, asked=asked)], story)


def _studies(clause: str, story: Story, _asked: bool) -> bool:
    return _added("education", list(read_studies(clause)), story)


def _project(clause: str, story: Story, asked: bool) -> bool:
    return _added("projects", [read_project(clause, asked=asked)], story)


def _strong_statement(clause: str, story: Story, _asked: bool) -> bool:
    slots = take_slots(clause)
    if not _EXPERIENCE.search(clause) or slots.has_dates or slots.duration:
        return False
    return take_statement(clause, story.person)


def _statement(clause: str, story: Story, asked: bool) -> bool:
    return take_statement(clause, story.person, asked=asked)


def _deeds(clause: str, story: Story, _asked: bool) -> bool:
    return story.add_bullets(deeds_in(clause, sure=True)) if story.last is not None else False


def _amendment(clause: str, story: Story, _asked: bool) -> bool:
    """ "I started in 2018", "I left in March 2021", "I'm still there": of the entry told last."""
    if story.last is None or not is_fact(clause):
        return False
    if _STILL.search(clause):
        return story.amend(start=None, end=PRESENT)
    slots = take_slots(clause)
    if not slots.has_dates:
        return False
    if _BEGAN.match(slots.text):
        return story.amend(start=slots.start, end=slots.end)
    if _LEFT.match(slots.text) and not slots.ranged:
        return story.amend(start=None, end=slots.start)
    return story.amend(start=slots.start, end=slots.end) if _LEFT.match(slots.text) else False
