"""Courses under a heading of their own below a school."""

from __future__ import annotations

from collections.abc import Sequence

from bespoke.intake.structure.sections import Section
from bespoke.intake.structure.skills import read_groups
from bespoke.intake.structure.values import Draft


def take_courses(section: Section, before: Section | None, drafts: Sequence[Draft]) -> bool:
    """Gives the courses to the school right above, where their heading is of a lower level than the schools' own."""
    school = drafts[-1] if drafts else None
    if section.kind != "courses" or school is None or school.section != "education" or not _below(section, before):
        return False
    groups = read_groups(section.lines)
    if any(group.name for group in groups):
        return False
    for group in groups:
        for item, places in group.items:
            school.add("courses", item, places)
            school.lines.update(places)
    return True


def _below(section: Section, before: Section | None) -> bool:
    if before is None or before.kind != "education" or before.heading is None or section.heading is None:
        return False
    return (section.heading.line.heading or 0) > (before.heading.line.heading or 99)
