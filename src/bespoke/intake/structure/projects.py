"""Projects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lexicon.words import ends_in_title, is_named, organisation_score, title_score
from bespoke.intake.structure.body import put_body
from bespoke.intake.structure.dates import find_dates, strip_dates
from bespoke.intake.structure.entries import EntryLines, split_entries
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.header_dates import put_dates
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.labels import labelled
from bespoke.intake.structure.listed import items_only
from bespoke.intake.structure.paragraphs import Paragraph, build_paragraphs
from bespoke.intake.structure.pieces import HeaderPiece, cut_header
from bespoke.intake.structure.values import Draft

_DASH = re.compile(r"(\s[—–-]\s)")
_LABELLED = re.compile(r"^(.{2,60}?)\s*(?:[:：]|\s[–—-]\s)\s*(\S.{12,})$", re.DOTALL)


def read_projects(lines: Sequence[Line]) -> list[Draft]:
    if items_only(lines) or _each_told_in_one(lines):
        return [_item(paragraph) for paragraph in build_paragraphs(lines)]
    return [_draft(entry) for entry in split_entries(lines)]


def _each_told_in_one(lines: Sequence[Line]) -> bool:
    """ "Rainfall (2020) – Hourly maps for cyclists": every paragraph is a project."""
    paragraphs = build_paragraphs(lines)
    told = [_LABELLED.match(strip_dates(paragraph.text).replace("\t", " ")) for paragraph in paragraphs]
    dated = sum(bool(paragraph.lines[0].dates) for paragraph in paragraphs)
    apart = not any(line.marker for line in lines) and len({_first_look(p.lines[0]) for p in paragraphs}) == 1
    return len(paragraphs) > 1 and all(told) and apart and dated in (0, len(paragraphs))


def _first_look(line: Line) -> tuple[object, ...]:
    first = next((run for run in line.runs if run.text.strip()), None)
    return (first.bold, first.italic, first.size_pt) if first else ()


def _item(paragraph: Paragraph) -> Draft:
    """A project told in one list item."""
    first = paragraph.lines[0]
    draft = Draft("projects", lines=set(paragraph.places))
    whole = replace(first, text=paragraph.text, cells=(paragraph.text,), marker="", runs=())
    if not _one_line(draft, whole):
        draft.put("name", paragraph.text, paragraph.places)
    return draft


def _draft(entry: EntryLines) -> Draft:
    draft = Draft("projects", lines={line.index for line in (*entry.header, *entry.body)})
    first = entry.header[0]
    if len(entry.header) == 1 and not entry.body and not first.dates and _one_line(draft, first):
        return draft
    header = cut_header(entry.header)
    put_dates(draft, header)
    for url, line in header.urls[:1]:
        draft.put("url", url, [line.index])
    for piece in _name_first(header.pieces):
        _place(draft, piece)
    put_body(draft, take_labelled(draft, _take_role(draft, entry)), summary="description")
    return draft


def _name_first(pieces: Sequence[HeaderPiece]) -> list[HeaderPiece]:
    """A role in front of the name changes places with it: "Maintainer, Slot Planner"."""
    if len(pieces) < 2 or not _names_role(pieces[0].text) or _names_role(pieces[1].text) or len(pieces[1].text) > 60:
        return list(pieces)
    return [pieces[1], replace(pieces[0], row=1), *pieces[2:]]


def _take_role(draft: Draft, entry: EntryLines) -> list[Line]:
    """Puts the role below a project's name into its list and returns the body without it."""
    if entry.body and len(entry.header) == 1 and "roles" not in draft.lists and _is_role(entry.body[0]):
        draft.add("roles", entry.body[0].text, [entry.body[0].index])
        return entry.body[1:]
    return entry.body


def _is_role(line: Line) -> bool:
    """True for a line that is a title and nothing else: "Project Lead"."""
    return not line.marker and len(line.cells) == 1 and _names_role(line.text)


def _names_role(text: str) -> bool:
    titled = title_score(text) >= 0.7 and (ends_in_title(text) or len(text.split()) <= 2)
    return titled and len(text.split()) <= 6 and not text.endswith((".", ":", ";")) and is_named(text)


def take_labelled(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Puts "Keywords: ..." and "Roles: ..." into their lists and returns the other lines."""
    rest: list[Line] = []
    for line in lines:
        name, text = labelled(line.text, ("keywords", "roles", "type")) if not line.marker else ("", "")
        if name == "type":
            draft.put("type", text, [line.index])
        elif name:
            for item in split_items(text):
                draft.add(name, item, [line.index])
        elif _is_tag_row(line):
            for cell in line.cells:
                draft.add("keywords", cell, [line.index])
        else:
            rest.append(line)
    return rest


def _is_tag_row(line: Line) -> bool:
    """True for short words set apart from each other, as tags in boxes are."""
    brief = all(len(cell.split()) <= 3 and not cell.endswith((".", ",", ";")) for cell in line.cells)
    return len(line.cells) >= 3 and brief and not line.marker and not line.dates


def _one_line(draft: Draft, line: Line) -> bool:
    """ "Name: what it is" in one line."""
    label, rest = split_label(line.text)
    match = _LABELLED.match(line.text)
    if not (label and rest) and match is None:
        return False
    if not label and match is not None:
        label, rest = match.group(1), match.group(2)
    draft.put("name", _take_dates(draft, label, line), [line.index])
    draft.put("description", rest, [line.index])
    return True


def _take_dates(draft: Draft, name: str, line: Line) -> str:
    """The name without the dates behind it, which go to their field."""
    spans = find_dates(name)
    bare = strip_dates(name) if spans and spans[-1].last >= len(name.rstrip(" )]")) else ""
    if not bare or "\t" in bare:
        return name
    draft.dates, draft.dates_text = spans[-1], name[spans[-1].first : spans[-1].last]
    draft.date_lines = (line.index,)
    return bare


def _place(draft: Draft, piece: HeaderPiece) -> None:
    places = [piece.line.index]
    label, text = labelled(piece.text, ("type", "roles", "keywords"))
    if label == "type":
        draft.put("type", text, places)
        return
    if label:
        for item in split_items(text):
            draft.add(label, item, places)
        return
    if "name" not in draft.fields:
        name, _, told = _DASH.split(piece.text, maxsplit=1) if _DASH.search(piece.text) else (piece.text, "", "")
        draft.put("name", name, places)
        draft.put("description", told, places)
    elif piece.row <= 1 and "entity" not in draft.fields and _is_entity(piece):
        draft.put("entity", piece.text, places)
    elif piece.row and _names_role(piece.text):
        draft.add("roles", piece.text, places)
    elif _is_stack(piece.text):
        for item in split_items(piece.text):
            draft.add("keywords", item, places)
    else:
        draft.put("description", piece.text, places)


def _is_entity(piece: HeaderPiece) -> bool:
    """For whom a project was: beside its name, and named like an organisation or at least in capitals."""
    if _is_stack(piece.text) or title_score(piece.text) or len(piece.text.split()) > 7:
        return False
    return is_named(piece.text) and (organisation_score(piece.text) >= 0.8 or len(piece.text.split()) > 1)


def _is_stack(text: str) -> bool:
    """True for a list of technologies: several short items."""
    items = split_items(text)
    return len(items) >= 2 and max(len(item.split()) for item in items) <= 3 and not text.endswith(".")
