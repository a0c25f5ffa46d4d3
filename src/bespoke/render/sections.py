"""Sections as shown: titles, lists of items, lines of skills, stays at one employer under one head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from bespoke.render.display import Item, Line, Run, Section
from bespoke.render.items import (
    award_item,
    bullet_runs,
    certificate_item,
    custom_item,
    education_item,
    list_line,
    project_item,
    publication_item,
    reference_item,
    text_run,
    volunteer_item,
    work_item,
)
from bespoke.render.remember import by_content
from bespoke.render.text import clean
from bespoke.render.wording import Wording, wording
from bespoke.resume.model import CustomSection, Entry, Interest, Language, Resume, SectionName, Skill

_ITEMS: dict[SectionName, Callable[[Any, Wording], Item]] = {
    "work": work_item,
    "volunteer": volunteer_item,
    "education": education_item,
    "awards": award_item,
    "certificates": certificate_item,
    "publications": publication_item,
    "references": reference_item,
    "projects": project_item,
}


def sections(resume: Resume, words: Wording, order: Iterable[SectionName]) -> Iterator[Section]:
    """The sections that have something to show, in the given order; a custom section is a section of its own."""
    for name in order:
        if name == "custom":
            yield from _custom(resume.custom, words)
        elif name in _ITEMS:
            shown = (_item(entry, name, words.language) for entry in resume.section(name))
            items = tuple(item for item in shown if item)
            if items:
                yield Section(name, Run(words.title(name)), "items", items=_grouped(items) if name == "work" else items)
        else:
            lines = tuple(_lines(resume, name))
            if lines:
                yield Section(name, Run(words.title(name)), "lines", lines=lines)


@by_content
def _item(entry: Entry, name: SectionName, language: str) -> Item | None:
    item = _ITEMS[name](entry, wording(language))
    return None if item == Item(item.id) else item


def _custom(entries: Iterable[CustomSection], words: Wording) -> Iterator[Section]:
    for entry in entries:
        item = _custom_item(entry)
        title = text_run(entry.title, f"custom/{entry.id}/title")
        if title or item != Item(item.id):
            yield Section("custom", title or Run(words.custom), "text", items=(item,))


def _grouped(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Neighbouring positions at one employer under the employer's head; a position without a title stands alone."""
    result: list[Item] = []
    for employer, neighbours in groupby(items, key=lambda item: item.organisation.text if item.organisation else ""):
        stays = tuple(neighbours)
        groupable = employer and len(stays) > 1 and all(stay.title for stay in stays)
        result.extend((_group(stays),) if groupable else stays)
    return tuple(result)


@lru_cache(maxsize=256)
def _group(stays: tuple[Item, ...]) -> Item:
    """One employer: what its positions agree on stands in its head, the rest stays with the positions."""
    place = _agreed([stay.place for stay in stays])
    description = _agreed([stay.description for stay in stays])
    address = _agreed([stay.facts[0] if stay.facts else None for stay in stays])
    return Item(
        id=stays[0].id,
        organisation=_agreed([stay.organisation for stay in stays]),
        place=place,
        description=description,
        facts=(address,) if address else (),
        positions=tuple(
            replace(
                stay,
                organisation=None,
                place=None if place else stay.place,
                description=None if description else stay.description,
                facts=() if address else stay.facts,
            )
            for stay in stays
        ),
    )


def _agreed(runs: list[Run | None]) -> Run | None:
    """The run that all agree on who have one, standing for all their fields."""
    given = [run for run in runs if run is not None]
    if len({run.text for run in given}) != 1:
        return None
    return replace(given[0], paths=tuple(path for run in given for path in run.paths))


def _lines(resume: Resume, name: SectionName) -> Iterator[Line]:
    """Groups on lines of their own; neighbours that are a single word or two share a line."""
    make = _LINES[name]
    lines = [make(entry) for entry in resume.section(name)]
    for grouped, members in groupby((line for line in lines if line), key=lambda line: bool(line.items)):
        if grouped:
            yield from members
        else:
            yield list_line(None, tuple(member.label for member in members if member.label))


@by_content
def _skill(entry: Skill) -> Line | None:
    path = f"skills/{entry.id}"
    label = _with_note((entry.name, f"{path}/name"), (entry.level, f"{path}/level"))
    return _line(label, bullet_runs(entry.keywords, f"{path}/keywords"))


@by_content
def _interest(entry: Interest) -> Line | None:
    path = f"interests/{entry.id}"
    return _line(text_run(entry.name, f"{path}/name"), bullet_runs(entry.keywords, f"{path}/keywords"))


@by_content
def _language(entry: Language) -> Line | None:
    path = f"languages/{entry.id}"
    return _line(_with_note((entry.language, f"{path}/language"), (entry.fluency, f"{path}/fluency")), ())


def _line(label: Run | None, items: tuple[Run, ...]) -> Line | None:
    return list_line(label, items) if label or items else None


def _with_note(named: tuple[str, str], noted: tuple[str, str]) -> Run | None:
    """ "German (native)": a name with its level in parentheses."""
    name, note = clean(*named), clean(*noted)
    paths = tuple(path for text, path in ((name, named[1]), (note, noted[1])) if text)
    if not paths:
        return None
    return Run(f"{name} ({note})" if name and note else name or note, paths)


_custom_item = by_content(custom_item)
_LINES: dict[SectionName, Callable[[Any], Line | None]] = {
    "skills": _skill,
    "interests": _interest,
    "languages": _language,
}
