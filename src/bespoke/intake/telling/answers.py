"""An answer to one question of `resume.completeness`: the place it belongs to is known, so a word alone is enough."""

from __future__ import annotations

import re

from bespoke.intake.lexicon.places import read_place
from bespoke.intake.structure.dates import find_dates
from bespoke.intake.structure.names import looks_like_name
from bespoke.intake.telling.account import texts_of
from bespoke.intake.telling.jobs import read_job
from bespoke.intake.telling.model import Telling, ToldEntry, bullets
from bespoke.intake.telling.person import Person, take_addresses, take_person
from bespoke.intake.telling.phrases import deed, is_fact, name, titled
from bespoke.intake.telling.sentences import clauses, sentences
from bespoke.resume import paths
from bespoke.resume.dates import PRESENT, EndDate, PartialDate
from bespoke.resume.edits import find_entry
from bespoke.resume.model import Basics, Entry, Location, Resume, Work

_STILL = re.compile(r"\b(?:still|current(?:ly)?|present|now|today|ongoing|yes)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:it was|that was|it's|it is|I was|I am|I'm|my (?:\w+ )?(?:name|job|position|"
    r"title|role|employer|company) (?:is|was)|in|as|at|for|with|"
    r"the company was called)\s+)+(?:an?\s+)?",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_SHORT_WORDS = 6


def read_answer(text: str, path: str, resume: Resume) -> Telling | None:
    """None where the text does not answer what stands at the path. Raises UnknownPath for one that is none."""
    parts = paths.split(path)
    if parts[0] == "basics" and len(parts) > 1:
        basics = _about_person(text, parts[1])
        return Telling(text, basics=basics) if basics != Basics() else None
    if len(parts) == 3:
        section, entry = find_entry(resume, parts[1])
        told, left = _about_entry(text, parts[2], entry)
        return Telling(text, (ToldEntry(section, told),), left_over=tuple(left)) if told is not None else None
    return None


def _about_person(text: str, field: str) -> Basics:
    person = Person()
    rest = take_addresses(" ".join(text.split()), person)
    rest = take_person(rest, person)
    bare = _LEAD.sub("", rest).strip(" .")
    if field == "name" and "name" not in person.fields and looks_like_name(titled(bare)):
        person.put("name", name(bare))
    if field == "location" and "location" not in person.fields and 0 < len(bare.split()) <= _SHORT_WORDS:
        place = read_place(name(re.sub(r"(?i)^(?:I )?(?:live|living|based|I'm based) in\s+", "", bare)))
        person.put("location", Location(city=place.city, region=place.region, country_code=place.country_code))
    if field == "label" and 0 < len(bare.split()) <= _SHORT_WORDS:
        person.put("label", titled(bare))
    if field == "summary" and len(bare.split()) > _FEWEST_WORDS:
        person.put("summary", " ".join(f"{_statement(sentence)}." for sentence in sentences(text) if is_fact(sentence)))
    return person.basics()


def _statement(sentence: str) -> str:
    return deed(re.sub(r"^I(?:['’]m| am)\s+(?:an?\s+)?", "", sentence))


def _about_entry(text: str, field: str, entry: Entry) -> tuple[Entry | None, list[str]]:
    match field:
        case "start" | "end":
            return _dated(text, field, entry), []
        case "bullets":
            return _done(text, entry)
        case "name" | "position" | "organization" | "institution":
            bare = _LEAD.sub("", " ".join(text.split())).strip(" .")
            said = titled(bare) if field == "position" else name(bare)
            fits = 0 < len(bare.split()) <= _SHORT_WORDS and is_fact(text)
            return (entry.model_copy(update={field: said}) if fits else None), []
        case _:
            return None, []


def _dated(text: str, field: str, entry: Entry) -> Entry | None:
    spans = find_dates(text)
    if not spans:
        return _bare(entry, end=PRESENT) if field == "end" and _STILL.search(text) else None
    first = spans[0]
    if first.ranged:
        return _bare(entry, start=first.start, end=first.end)
    return _bare(entry, start=first.start) if field == "start" else _bare(entry, end=first.start)


def _bare(entry: Entry, *, start: PartialDate | None = None, end: EndDate | None = None) -> Entry:
    """The entry as a telling of its dates alone."""
    told = {"start": start, "end": end, "dates_text": ""}
    return entry.model_copy(update={key: value for key, value in told.items() if value is not None})


def _done(text: str, entry: Entry) -> tuple[Entry | None, list[str]]:
    """Each clause is a bullet; what tells of another job is not of this one."""
    found, left = [], []
    for clause in (clause for sentence in sentences(text) for clause in clauses(sentence)):
        job = read_job(clause) if isinstance(entry, Work) else None
        elsewhere = (
            job is not None and job.position and job.employer.casefold() not in " ".join(texts_of(entry)).casefold()
        )
        if is_fact(clause) and len(clause.split()) >= _FEWEST_WORDS and not elsewhere:
            found.append(deed(clause))
        else:
            left.append(clause)
    return (entry.model_copy(update={"bullets": bullets(found)}) if found else None), left
