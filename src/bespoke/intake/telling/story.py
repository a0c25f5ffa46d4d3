"""The entries of a telling as it goes on: what is told next may belong to the entry told last."""

from __future__ import annotations

from dataclasses import dataclass, field

from bespoke.intake.telling.merge import is_same, joined
from bespoke.intake.telling.model import ToldEntry, bullets
from bespoke.intake.telling.person import Person
from bespoke.intake.telling.phrases import in_past
from bespoke.resume.dates import EndDate, PartialDate
from bespoke.resume.model import Bullet, Education, Entry, Project, SectionName, Volunteer, Work


@dataclass(slots=True)
class Story:
    """`current` is the place of the entry that bullets go to, -1 for none."""

    person: Person = field(default_factory=Person)
    entries: list[ToldEntry] = field(default_factory=list)
    current: int = -1

    def add(self, section: SectionName, entry: Entry) -> None:
        place = next(
            (i for i, told in enumerate(self.entries) if told.section == section and is_same(told.entry, entry)), None
        )
        if place is None:
            self.entries.append(ToldEntry(section, entry))
            place = len(self.entries) - 1
        else:
            self.entries[place] = ToldEntry(section, joined(self.entries[place].entry, entry))
        if isinstance(entry, Work | Volunteer | Project | Education):
            self.current = place

    @property
    def last(self) -> Work | Volunteer | Project | Education | None:
        entry = self.entries[self.current].entry if self.current >= 0 else None
        return entry if isinstance(entry, Work | Volunteer | Project | Education) else None

    def add_bullets(self, texts: list[str]) -> bool:
        last = self.last
        if last is None or not texts:
            return False
        told = bullets([*(bullet.text for bullet in last.bullets), *texts])
        self._replace(last.model_copy(update={"bullets": told}))
        return True

    def amend(self, *, start: PartialDate | None, end: EndDate | None) -> bool:
        """Dates told of the current entry."""
        if self.last is None:
            return False
        dates = {name: date for name, date in (("start", start), ("end", end)) if date is not None}
        self._replace(self.last.model_copy(update={**dates, "dates_text": ""}))
        return True

    def finished(self) -> tuple[ToldEntry, ...]:
        return tuple(ToldEntry(told.section, _in_its_tense(told.entry)) for told in self.entries)

    def _replace(self, entry: Entry) -> None:
        self.entries[self.current] = ToldEntry(self.entries[self.current].section, entry)


def _in_its_tense(entry: Entry) -> Entry:
    """A job that is over stands in the past."""
    if not isinstance(entry, Work | Volunteer) or not isinstance(entry.end, PartialDate):
        return entry
    return entry.model_copy(update={"bullets": tuple(Bullet(id=b.id, text=in_past(b.text)) for b in entry.bullets)})
