"""What a telling gives: entries by section, what was told of the person, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Basics, Bullet, Entry, SectionName


@dataclass(frozen=True, slots=True)
class ToldEntry:
    section: SectionName
    entry: Entry


@dataclass(frozen=True, slots=True)
class Telling:
    """`left_over` are the pieces of the text that went nowhere, in the person's words; `text` is all of it."""

    text: str
    entries: tuple[ToldEntry, ...] = ()
    basics: Basics = field(default_factory=Basics)
    left_over: tuple[str, ...] = ()

    @property
    def is_understood(self) -> bool:
        return bool(self.entries) or self.basics != Basics()


def bullets(texts: list[str]) -> tuple[Bullet, ...]:
    return tuple(Bullet(id=UNIDENTIFIED, text=text) for text in dict.fromkeys(texts) if text)
