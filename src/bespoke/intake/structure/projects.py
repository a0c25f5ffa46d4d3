"""Projects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bespoke.intake.structure.body import put_body
from bespoke.intake.structure.entries import EntryLines, split_entries
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.header_dates import put_dates
from bespoke.intake.structure.items import split_items, split_label
from bespoke.intake.structure.pieces import HeaderPiece, cut_header
from bespoke.intake.structure.values import Draft

_LABELLED = re.compile(r"^(.{2,60}?)\s*(?:[:：]|\s[–—-]\s)\s*(\S.{12,})$", re.DOTALL)


def read_projects(lines: Sequence[Line]) -> list[Draft]:
    return [_draft(entry) for entry in split_entries(lines)]


def _draft(entry: EntryLines) -> Draft:
    draft = Draft("projects", lines={line.index for line in (*entry.header, *entry.body)})
    first = entry.header[0]
    if len(entry.header) == 1 and not entry.body and not first.dates and _one_line(draft, first):
        return draft
    header = cut_header(entry.header)
    put_dates(draft, header)
    for url, line in header.urls[:1]:
        draft.put("url", url, [line.index])
    for piece in header.pieces:
        _place(draft, piece)
    put_body(draft, entry.body, summary="description")
    return draft


def _one_line(draft: Draft, line: Line) -> bool:
    """ "Name: what it is" in one line."""
    label, rest = split_label(line.text)
    match = _LABELLED.match(line.text)
    if not (label and rest) and match is None:
        return False
    if not label and match is not None:
        label, rest = match.group(1), match.group(2)
    draft.put("name", label, [line.index])
    draft.put("description", rest, [line.index])
    return True


def _place(draft: Draft, piece: HeaderPiece) -> None:
    places = [piece.line.index]
    if "name" not in draft.fields:
        draft.put("name", piece.text, places)
    elif _is_stack(piece.text):
        for item in split_items(piece.text):
            draft.add("keywords", item, places)
    else:
        draft.put("description", piece.text, places)


def _is_stack(text: str) -> bool:
    """True for a list of technologies: several short items."""
    items = split_items(text)
    return len(items) >= 2 and max(len(item.split()) for item in items) <= 3 and not text.endswith(".")
