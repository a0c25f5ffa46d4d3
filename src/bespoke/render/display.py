"""The display document: what a resume shows, in reading order, before any format gives it a look.

Every format draws exactly this, so all of them say the same. Texts are clean (see `text.py`) and carry the paths of the
fields they show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from bespoke.resume.model import SectionName

_SMALL_BYTES = 420


@dataclass(frozen=True, slots=True)
class Run:
    """A text in one style. `link` is a whitelisted target or empty."""

    text: str
    paths: tuple[str, ...] = ()
    link: str = ""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Items after an optional label: "Databases (Expert): PostgreSQL, Redis". `separator` stands between the items."""

    items: tuple[Run, ...]
    label: Run | None = None
    separator: str = ", "

    @property
    def text(self) -> str:
        items = self.separator.join(item.text for item in self.items)
        if self.label is None:
            return items
        return f"{self.label.text}: {items}" if items else self.label.text


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as shown: its head (title, organisation, place, dates, always in this order), then what it says.

    `description` says what the employer or project is, `facts` are short things on one line (grade, type, address in
    the web), `lines` are labelled lists (courses, keywords). `positions` are the stays of an employer with several.
    """

    id: str
    title: Run | None = None
    organisation: Run | None = None
    place: Run | None = None
    dates: Run | None = None
    description: Run | None = None
    facts: tuple[Run, ...] = ()
    paragraphs: tuple[Run, ...] = ()
    bullets: tuple[Run, ...] = ()
    lines: tuple[Line, ...] = ()
    positions: tuple[Item, ...] = ()

    @property
    def head(self) -> tuple[Run, ...]:
        return tuple(run for run in (self.title, self.organisation, self.place, self.dates) if run is not None)

    @property
    def is_filled(self) -> bool:
        """Whether anything stands under the head."""
        return bool(self.description or self.facts or self.paragraphs or self.bullets or self.lines or self.positions)

    @property
    def is_small(self) -> bool:
        """Whether the entry is so few lines that a page should not end within it."""
        texts = (*self.paragraphs, *self.bullets, *((self.description,) if self.description else ()))
        letters = sum(len(run.text.encode()) for run in texts)
        return not self.positions and letters + 60 * (len(self.bullets) + len(self.lines)) <= _SMALL_BYTES


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` "items" holds items, "lines" holds lines, "text" holds paragraphs and bullets in its one item."""

    name: SectionName
    title: Run
    kind: Literal["items", "lines", "text"]
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A whole resume as shown. `title` and `keywords` are for the file's metadata."""

    language: str
    rtl: bool
    title: str
    keywords: tuple[str, ...]
    name: Run | None
    label: Run | None
    contact: tuple[Run, ...]
    summary_title: str
    summary: tuple[Run, ...]
    sections: tuple[Section, ...] = field(default=())

    def runs(self) -> Iterator[Run]:
        """Every text of the document in reading order."""
        yield from (run for run in (self.name, self.label) if run is not None)
        yield from self.contact
        yield from self.summary
        for section in self.sections:
            yield section.title
            for line in section.lines:
                yield from _line_runs(line)
            for item in section.items:
                yield from _item_runs(item)


def _line_runs(line: Line) -> Iterator[Run]:
    if line.label is not None:
        yield line.label
    yield from line.items


def _item_runs(item: Item) -> Iterator[Run]:
    yield from item.head
    if item.description is not None:
        yield item.description
    yield from item.facts
    yield from item.paragraphs
    yield from item.bullets
    for line in item.lines:
        yield from _line_runs(line)
    for position in item.positions:
        yield from _item_runs(position)
