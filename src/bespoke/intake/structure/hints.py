"""Dates, labels and headings in a narrow column at the left, put together again where they were broken over lines.

"Sep 2018–Mar" stands beside a title and "2021" beside the first sentence under it: they are one range of dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bespoke.intake.lines import Run
from bespoke.intake.paragraph import split_marker
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.features import Line, part
from bespoke.intake.structure.heading_words import heading_kinds
from bespoke.intake.structure.paragraphs import join

_MAX_LINES = 4
_NEAR = 3.0
_DASHES = ("-", "–", "—")
_MAX_GAP = 0.5


@dataclass(frozen=True, slots=True)
class Hint:
    """The first cell of a line, from `x0` to `x1`, and the line without it, None when nothing else stands there."""

    text: str
    x0: float
    x1: float
    runs: tuple[Run, ...]
    line: Line
    rest: Line | None


def join_hints(lines: Sequence[Line]) -> list[Line]:
    result = list(lines)
    place = 0
    while place < len(result):
        first = _first_hint(result[place])
        if first is not None:
            more = _continuation(first, result, place)
            if more:
                _merge(result, place, first, more)
        place += 1
    return [part for line in result for part in _item_beside_dates(line)]


def _item_beside_dates(line: Line) -> Sequence[Line]:
    """A list item on the line of a date is a line of its own."""
    if line.marker or len(line.cells) < 2 or not is_only_dates(line.cells[0]):
        return (line,)
    if not split_marker(" ".join(line.cells[1:]))[0]:
        return (line,)
    return cut_first_cell(line) or (line,)


def cut_first_cell(line: Line) -> tuple[Line, Line] | None:
    """A line of several cells as its first cell and the rest, None where the runs do not tell them apart."""
    wanted = "".join(line.cells[0].split()) if line.cells else ""
    count, seen = 0, ""
    while count < len(line.runs) and len(seen) < len(wanted):
        seen += "".join(line.runs[count].text.split())
        count += 1
    left, right = line.runs[:count], line.runs[count:]
    if len(line.cells) < 2 or seen != wanted or not right:
        return None
    head = part(line, line.cells[0], cells=line.cells[:1], runs=left)
    rest = _itemized(part(line, " ".join(line.cells[1:]), cells=line.cells[1:], runs=right))
    return replace(head, x1=max((run.x1 for run in left if run.x1 is not None), default=line.x1)), rest


def cut_runs(line: Line, count: int) -> tuple[Line, Line]:
    """The first runs of a line, and the others."""
    left, right = line.runs[:count], line.runs[count:]
    head, rest = ("".join(run.text for run in runs).strip() for runs in (left, right))
    return part(line, head, cells=(head,), runs=left), part(line, rest, cells=(rest,), runs=right)


def _itemized(line: Line) -> Line:
    """With the bullet in front of the text as its marker."""
    marker, text = split_marker(line.text)
    if not marker:
        return line
    cells = line.cells[1:] if line.cells[0] == marker else (split_marker(line.cells[0])[1], *line.cells[1:])
    runs = (replace(line.runs[0], text=line.runs[0].text.lstrip()[1:].lstrip()), *line.runs[1:])
    return replace(line, text=text, cells=cells, runs=tuple(run for run in runs if run.text.strip()), marker=marker)


def _first_hint(line: Line) -> Hint | None:
    if not line.placed or line.marker or len(line.cells) < 2 or len(line.cells[0].split()) > 4:
        return None
    parts = cut_first_cell(line)
    if parts is None or parts[1].x0 - parts[0].x1 < 3:
        return None
    head, rest = parts
    return Hint(head.text, head.x0, head.x1, head.runs, line, rest)


def _next_hint(line: Line, edge: float) -> Hint | None:
    """The part of a line that stands left of `edge`."""
    if line.marker and line.x0 > edge - 3:
        return None
    if line.x1 < edge:
        return Hint(line.text, line.x0, line.x1, line.runs, line, None)
    parts = cut_first_cell(line)
    if parts is None or parts[0].x1 >= edge or parts[1].x0 < edge - _NEAR:
        return None
    return Hint(parts[0].text, parts[0].x0, parts[0].x1, parts[0].runs, line, parts[1])


def _continuation(first: Hint, lines: Sequence[Line], place: int) -> list[Hint]:
    """The hints below that complete the first one, empty when they do not."""
    assert first.rest is not None
    found: list[Hint] = []
    best = 0
    last = first.line
    for line in lines[place + 1 : place + 1 + _MAX_LINES]:
        beside = last if line.top > last.top else first.line
        near = line.page == last.page and line.bottom - beside.bottom < 1.9 * max(first.line.size, 7.0)
        apart = line.gap is not None and line.gap > _MAX_GAP
        hint = _next_hint(line, first.rest.x0) if near and not apart else None
        if hint is None:
            break
        if abs(hint.x0 - first.x0) > _NEAR and abs(hint.x1 - first.x1) > _NEAR:
            break
        found.append(hint)
        last = line
        if _completes(first, found):
            best = len(found)
    return found[:best]


def _completes(first: Hint, more: Sequence[Hint]) -> bool:
    whole = _whole(first, more)
    if is_only_dates(whole):
        spans = find_dates(whole)
        before = find_dates(first.text)
        closed = bool(before) and before[0].ranged and not first.text.rstrip().endswith(_DASHES)
        return len(spans) == 1 and spans[0].ranged and not (closed and len(more) > 1)
    if find_dates(whole) or len(whole.split()) > 5:
        return False
    if heading_kinds(whole):
        return heading_kinds(whole) == heading_kinds(first.text) or not heading_kinds(first.text)
    alone = all(hint.rest is None and _alike(hint, first) for hint in more)
    return alone and not first.line.heading and len(first.line.cells) == 2


def _alike(hint: Hint, first: Hint) -> bool:
    looks = [(run.bold, run.italic, run.color, run.size_pt) for run in (hint.runs[0], first.runs[0])]
    return looks[0] == looks[1]


def _whole(first: Hint, more: Sequence[Hint]) -> str:
    text = first.text
    for hint in more:
        text = join(text, hint.text) if not text.endswith("-") else f"{text} {hint.text}"
    return text


def _merge(lines: list[Line], place: int, first: Hint, more: Sequence[Hint]) -> None:
    text = _whole(first, more)
    rest = first.rest
    assert rest is not None
    added = tuple(run for hint in more for run in (Run(" "), *hint.runs))
    runs = (*first.runs, *(replace(run, x0=None, x1=None) for run in added), *rest.runs)
    taken = (*first.line.taken, *((hint.line.index, hint.text) for hint in more))
    lines[place] = replace(first.line, text=f"{text} {rest.text}", cells=(text, *rest.cells), runs=runs, taken=taken)
    lines[place + 1 : place + 1 + len(more)] = [hint.rest for hint in more if hint.rest is not None]
