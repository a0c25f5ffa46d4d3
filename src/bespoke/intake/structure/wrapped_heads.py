"""Heads of entries that were broken at their dates, put together again.

"Sep 2012" goes on with "– Jun 2015" in the next line, as browsers break it. "Erstes Staatsexamen, *Eberhard Karls* ¦
2005–2010" goes on with "*Universität Tübingen*" in the next line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bespoke.intake.lines import Run
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.heading_words import heading_kinds
from bespoke.intake.structure.paragraphs import join

_DASHES = ("–", "-", "—")


def join_heads(lines: Sequence[Line]) -> list[Line]:
    result: list[Line] = []
    for line in lines:
        if result and _ends_range(result[-1], line):
            result[-1] = _ranged(result[-1], line)
        elif result and _goes_on(result[-1], line):
            result[-1] = _joined(result[-1], line)
        elif result and _is_broken_name(result[-1], line):
            result[-1] = _whole(result[-1], line)
        else:
            result.append(line)
    return result


def _ends_range(above: Line, line: Line) -> bool:
    """Whether the two say a range together that neither says alone."""
    is_open = above.text.rstrip().endswith(_DASHES)
    if (
        not above.placed
        or (above.page, above.column) != (line.page, line.column)
        or (line.marker in _DASHES) == is_open
    ):
        return False
    start = above.text.rstrip().rstrip("".join(_DASHES)).rstrip()
    dates = find_dates(start)
    if not dates or dates[-1].ranged or dates[-1].last < len(start) or line.marker not in ("", *_DASHES):
        return False
    whole = f"{start[dates[-1].first :]} – {line.text}"
    return [(span.ranged, span.first, span.last) for span in find_dates(whole)] == [(True, 0, len(whole))]


def _ranged(above: Line, line: Line) -> Line:
    dash = " – " if line.marker else " "
    *before, last = above.cells
    runs = (*above.runs, Run(dash), *line.runs)
    return replace(
        above,
        text=f"{above.text}{dash}{line.text}",
        cells=(*before, f"{last}{dash}{line.text}"),
        runs=runs,
        taken=(*above.taken, (line.index, line.text), *line.taken),
    )


def _goes_on(above: Line, line: Line) -> bool:
    if above.marker or line.marker or line.dates or not above.placed or len(line.cells) > 1 or len(above.cells) != 2:
        return False
    if above.page != line.page or above.column != line.column or not is_only_dates(above.cells[1]):
        return False
    if (line.gap or 0.0) > 0.5 or abs(line.x0 - above.x0) > 3 or heading_kinds(line.text):
        return False
    last = _last_before_dates(above)
    return last is not None and _alike(last, line.runs[0]) and _is_full(above, last, line)


def _is_broken_name(above: Line, line: Line) -> bool:
    """A bold line as wide as its column, and the short rest of it."""
    if not (above.bold and line.bold and above.placed) or above.signature[:4] != line.signature[:4]:
        return False
    if len(above.cells) + len(line.cells) > 2 or above.marker or line.marker or above.heading or above.dates:
        return False
    apart = (above.page, above.column) != (line.page, line.column) or (line.gap or 0.0) > 0.5
    if apart or abs(line.x0 - above.x0) > 3 or heading_kinds(line.text) or heading_kinds(above.text):
        return False
    if not (all(run.bold for run in above.runs) and len(line.text) < len(above.text) and len(above.text) > 30):
        return False
    word = len(line.text.split(" ", 1)[0]) * max(line.size, 6.0) * 0.6
    return above.edge - above.x1 < word


def _whole(above: Line, line: Line) -> Line:
    text = join(above.text, line.text)
    runs = (*above.runs, Run(text[len(above.text) : len(text) - len(line.text)] or ""), *line.runs)
    taken = (*above.taken, (line.index, line.text), *line.taken)
    return replace(above, text=text, cells=(text,), runs=runs, taken=taken, bottom=line.bottom, x1=line.x1)


def _last_before_dates(line: Line) -> Run | None:
    runs = [run for run in line.runs if run.text.strip()]
    dates = "".join(line.cells[1].split())
    seen = ""
    while runs and len(seen) < len(dates):
        seen = "".join(runs.pop().text.split()) + seen
    return runs[-1] if runs and seen == dates else None


def _alike(above: Run, below: Run) -> bool:
    """The same italic or bold, so that it is no mere chance."""
    same = (above.bold, above.italic, above.size_pt) == (below.bold, below.italic, below.size_pt)
    return same and (above.italic or above.bold)


def _is_full(above: Line, last: Run, line: Line) -> bool:
    """True where the next word would have run into the dates."""
    starts = [run.x0 for run in above.runs if run.x0 is not None and last.x1 is not None and run.x0 > last.x1]
    if not starts or last.x1 is None:
        return False
    word = len(line.text.split(" ", 1)[0]) * max(line.size, 6.0) * 0.5
    return min(starts) - last.x1 < word + 1.5 * max(line.size, 6.0)


def _joined(above: Line, line: Line) -> Line:
    last = _last_before_dates(above)
    place = next(number for number, run in enumerate(above.runs) if run is last) + 1
    head = f"{above.cells[0]} {line.text}"
    added = (Run(" ", last.bold, last.italic, last.size_pt) if last else Run(" "), *line.runs)
    runs = (*above.runs[:place], *added, *above.runs[place:])
    taken = (*above.taken, (line.index, line.text), *line.taken)
    return replace(above, text=f"{head} {above.cells[1]}", cells=(head, above.cells[1]), runs=runs, taken=taken)
