"""Lines -> sections: what stands between two headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import Kind
from bespoke.intake.structure.headings import Heading, find_headings

_LISTS: frozenset[Kind | None] = frozenset(
    ("skills", "certificates", "languages", "interests", "contact", "references")
)


@dataclass(slots=True)
class Section:
    """The first section, before any heading, has none. `kinds` is empty for a heading nobody knows.

    `named` says that the title is the name of what the section holds ("Frontend" above tools), not of its kind.
    """

    heading: Heading | None
    lines: list[Line] = field(default_factory=list)
    named: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return self.heading.kinds if self.heading else ()

    @property
    def kind(self) -> Kind | None:
        return self.kinds[0] if self.kinds else None

    @property
    def title(self) -> str:
        return self.heading.line.text if self.heading else ""


def split_sections(lines: Sequence[Line]) -> list[Section]:
    headings = find_headings(lines)
    sections = [Section(None)]
    largest = max((line.size for line in lines), default=0.0)
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        great = line.size == largest and before is not None and largest > 1.2 * before.size
        if before is not None and line.column != before.column and (great or _begins_anew(before, line, sections[-1])):
            sections.append(Section(None))
        if place in headings:
            sections.append(Section(headings[place]))
        else:
            sections[-1].lines.append(line)
    return sections


def _begins_anew(before: Line, line: Line, section: Section) -> bool:
    """True for running text at the top of the next column that no list in a sidebar goes on with."""
    if section.kind not in _LISTS or line.page != before.page:
        return False
    told = len(line.text.split()) >= 6 and len(line.cells) == 1 and not (line.marker or line.dates or line.heading)
    shorter = all(other.x1 - other.x0 < 0.7 * (line.x1 - line.x0) for other in section.lines)
    return told and line.placed and line.top < before.top and shorter
