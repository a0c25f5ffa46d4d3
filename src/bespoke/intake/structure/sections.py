"""Lines -> sections: what stands between two headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import Kind
from bespoke.intake.structure.headings import Heading, find_headings


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
        if before is not None and line.column != before.column and line.size == largest > 1.2 * before.size:
            sections.append(Section(None))
        if place in headings:
            sections.append(Section(headings[place]))
        else:
            sections[-1].lines.append(line)
    return sections
