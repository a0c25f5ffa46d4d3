"""What an unnamed or misnamed section holds, judged by its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.structure.contact_pieces import Piece, cut
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.networks import EMAIL
from bespoke.intake.structure.sections import Section
from bespoke.intake.structure.skills import is_level
from bespoke.knowledge.lookup import find


def settle(section: Section) -> Section:
    """The section with its kind put right; a heading that is part of the contact block goes back to its lines."""
    if section.heading is None or section.kind not in (None, "summary"):
        return section
    if holds_contact(section.lines):
        if section.kind == "summary":
            return Section(replace(section.heading, kinds=("contact",)), section.lines)
        return Section(None, [section.heading.line, *section.lines])
    if section.kind is None and holds_skills(section.lines):
        return Section(replace(section.heading, kinds=("skills",)), section.lines, named=True)
    return section


def settle_first(sections: list[Section]) -> list[Section]:
    """Running text under a heading nobody knows, before all other sections, is how the person introduces themselves."""
    place = next((place for place, section in enumerate(sections) if section.heading), None)
    if place is None or sections[place].kinds or any(section.kind == "summary" for section in sections):
        return sections
    lines = sections[place].lines
    told = sum(len(line.text.split()) >= 4 and not line.marker and not line.dates for line in lines)
    if not lines or told < 0.8 * len(lines) or sum(len(line.text.split()) for line in lines) < 12:
        return sections
    heading = sections[place].heading
    assert heading is not None
    sections[place] = Section(replace(heading, kinds=("summary",)), lines)
    return sections


def split_footers(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines at the foot of a page, set apart, that hold only ways to reach the person, and all others."""
    if len(lines) <= 15:
        return [], list(lines)
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.placed:
            pages.setdefault(line.page, []).append(line)
    taken = {line.index for page in pages.values() for line in _foot(page)}
    return [line for line in lines if line.index in taken], [line for line in lines if line.index not in taken]


def _foot(page: Sequence[Line]) -> list[Line]:
    foot: list[Line] = []
    reached = False
    for line in sorted(page, key=lambda line: -line.bottom):
        height = max(line.bottom - line.top, 4.0)
        if foot and foot[-1].top - line.bottom > 1.2 * height:
            return foot if reached else []
        pieces = list(cut(line))
        if not pieces or not all(_is_contact(piece) for piece in pieces):
            return []
        reached = reached or any(piece.kind in ("email", "phone", "url", "account") for piece in pieces)
        foot.append(line)
    return []


def _is_contact(piece: Piece) -> bool:
    return piece.kind in ("email", "phone", "url", "account", "location") or _counts(piece)


def _counts(piece: Piece) -> bool:
    """True for the number of the page beside a footer."""
    return piece.kind == "text" and bool(re.fullmatch(r"\d{1,2}(?:\s*/\s*\d{1,2})?", piece.text))


def holds_contact(lines: Sequence[Line]) -> bool:
    """True for a short block with a mail address, most of whose lines are ways to reach the person."""
    if not lines or len(lines) > 14 or not any(EMAIL.search(line.text) for line in lines):
        return False
    found = sum(any(piece.kind != "text" for piece in cut(line)) for line in lines)
    return found >= 0.5 * len(lines)


def holds_skills(lines: Sequence[Line]) -> bool:
    """True for short items of which many are known skills, or under a level such as "Expert"."""
    if not lines or any(line.dates for line in lines) or max(len(line.text.split()) for line in lines) > 25:
        return False
    if any(len(line.text.split()) >= 7 and line.text.endswith(".") for line in lines):
        return False
    if is_level(lines[0].text) and len(lines) > 1:
        return True
    items = [item for line in lines for cell in line.cells for item in split_items(split_label(cell)[1])]
    known = sum(bool(find(item)) for item in items)
    return len(items) >= 3 and known >= 0.4 * len(items)
