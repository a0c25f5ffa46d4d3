"""Entries as shown: each kind of entry becomes an `Item`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bespoke.render.contact import web_run
from bespoke.render.dates import print_date, print_period
from bespoke.render.display import Item, Line, Run
from bespoke.render.text import clean, is_rtl, paragraphs
from bespoke.render.wording import Wording
from bespoke.resume.dates import PartialDate
from bespoke.resume.model import (
    Award,
    Bullet,
    Certificate,
    CustomSection,
    Dated,
    Education,
    Project,
    Publication,
    Reference,
    Volunteer,
    Work,
)

_GRADED = re.compile(
    r"^\s*[^\W\d_]{2,}.*\d|^\s*(?:gpa|grade|note|first|upper|lower|summa|magna|cum|pass|distinction)\b",
    re.IGNORECASE,
)


def text_run(text: str, path: str) -> Run | None:
    shown = clean(text, path)
    return Run(shown, (path,), rtl=is_rtl(shown)) if shown else None


def text_runs(text: str, path: str) -> tuple[Run, ...]:
    return tuple(Run(line, (path,), rtl=is_rtl(line)) for line in paragraphs(text, path))


def bullet_runs(bullets: Iterable[Bullet], path: str) -> tuple[Run, ...]:
    runs = (text_run(bullet.text, f"{path}/{bullet.id}") for bullet in bullets)
    return tuple(run for run in runs if run is not None)


def list_line(label: Run | None, items: tuple[Run, ...]) -> Line:
    """Items apart by commas, or by semicolons where an item holds a comma itself."""
    return Line(items, label, "; " if any("," in item.text for item in items) else ", ")


def work_item(entry: Work, words: Wording) -> Item:
    path = f"work/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.position, f"{path}/position"),
        organisation=text_run(entry.name, f"{path}/name"),
        place=text_run(entry.location, f"{path}/location"),
        dates=_period(entry, path, words),
        description=text_run(entry.description, f"{path}/description"),
        facts=_present(web_run(entry.url, f"{path}/url")),
        paragraphs=text_runs(entry.summary, f"{path}/summary"),
        bullets=bullet_runs(entry.bullets, f"{path}/bullets"),
    )


def volunteer_item(entry: Volunteer, words: Wording) -> Item:
    path = f"volunteer/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.position, f"{path}/position"),
        organisation=text_run(entry.organization, f"{path}/organization"),
        place=text_run(entry.location, f"{path}/location"),
        dates=_period(entry, path, words),
        facts=_present(web_run(entry.url, f"{path}/url")),
        paragraphs=text_runs(entry.summary, f"{path}/summary"),
        bullets=bullet_runs(entry.bullets, f"{path}/bullets"),
    )


def education_item(entry: Education, words: Wording) -> Item:
    path = f"education/{entry.id}"
    courses = bullet_runs(entry.courses, f"{path}/courses")
    return Item(
        id=entry.id,
        title=_degree(entry, path),
        organisation=text_run(entry.institution, f"{path}/institution"),
        place=text_run(entry.location, f"{path}/location"),
        dates=_period(entry, path, words, bare="end"),
        facts=_present(_score(entry.score, f"{path}/score", words), web_run(entry.url, f"{path}/url")),
        paragraphs=text_runs(entry.summary, f"{path}/summary"),
        bullets=bullet_runs(entry.bullets, f"{path}/bullets"),
        lines=(list_line(Run(words.courses), courses),) if courses else (),
    )


def project_item(entry: Project, words: Wording) -> Item:
    path = f"projects/{entry.id}"
    lists = (
        (words.roles, bullet_runs(entry.roles, f"{path}/roles")),
        (words.keywords, bullet_runs(entry.keywords, f"{path}/keywords")),
    )
    return Item(
        id=entry.id,
        title=text_run(entry.name, f"{path}/name"),
        organisation=text_run(entry.entity, f"{path}/entity"),
        dates=_period(entry, path, words),
        facts=_present(_labelled(words.type, entry.type, f"{path}/type"), web_run(entry.url, f"{path}/url")),
        paragraphs=text_runs(entry.description, f"{path}/description"),
        bullets=bullet_runs(entry.bullets, f"{path}/bullets"),
        lines=tuple(list_line(Run(label), runs) for label, runs in lists if runs),
    )


def award_item(entry: Award, words: Wording) -> Item:
    path = f"awards/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.title, f"{path}/title"),
        organisation=text_run(entry.awarder, f"{path}/awarder"),
        dates=_date(entry.date, path, words),
        paragraphs=text_runs(entry.summary, f"{path}/summary"),
    )


def certificate_item(entry: Certificate, words: Wording) -> Item:
    path = f"certificates/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.name, f"{path}/name"),
        organisation=text_run(entry.issuer, f"{path}/issuer"),
        dates=_date(entry.date, path, words),
        facts=_present(web_run(entry.url, f"{path}/url")),
    )


def publication_item(entry: Publication, words: Wording) -> Item:
    path = f"publications/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.name, f"{path}/name"),
        organisation=text_run(entry.publisher, f"{path}/publisher"),
        dates=_date(entry.date, path, words),
        facts=_present(web_run(entry.url, f"{path}/url")),
        paragraphs=text_runs(entry.summary, f"{path}/summary"),
    )


def reference_item(entry: Reference, _words: Wording) -> Item:
    path = f"references/{entry.id}"
    return Item(
        id=entry.id,
        title=text_run(entry.name, f"{path}/name"),
        paragraphs=text_runs(entry.reference, f"{path}/reference"),
    )


def custom_item(entry: CustomSection) -> Item:
    path = f"custom/{entry.id}"
    return Item(
        id=entry.id,
        paragraphs=text_runs(entry.text, f"{path}/text"),
        bullets=bullet_runs(entry.bullets, f"{path}/bullets"),
    )


def _present(*runs: Run | None) -> tuple[Run, ...]:
    return tuple(run for run in runs if run is not None)


def _period(entry: Dated, path: str, words: Wording, *, bare: str = "start") -> Run | None:
    text = clean(print_period(entry, words, bare=bare), f"{path}/dates_text")
    given = {"start": entry.start, "end": entry.end, "dates_text": entry.dates_text if text == entry.dates_text else ""}
    return Run(text, tuple(f"{path}/{name}" for name, value in given.items() if value)) if text else None


def _date(date: PartialDate | None, path: str, words: Wording) -> Run | None:
    return Run(print_date(date, words), (f"{path}/date",)) if date else None


def _degree(entry: Education, path: str) -> Run | None:
    runs = _present(text_run(entry.study_type, f"{path}/study_type"), text_run(entry.area, f"{path}/area"))
    if not runs:
        return None
    text = ", ".join(run.text for run in runs)
    return Run(text, tuple(p for run in runs for p in run.paths), rtl=is_rtl(text))


def _score(score: str, path: str, words: Wording) -> Run | None:
    """A bare number gets the word "Grade"; "GPA 3.9" or "First class honours" speaks for itself."""
    run = text_run(score, path)
    return run if run is None or _GRADED.search(run.text) else _labelled(words.grade, score, path)


def _labelled(label: str, text: str, path: str) -> Run | None:
    shown = clean(text, path)
    return Run(f"{label}: {shown}", (path,)) if shown else None
