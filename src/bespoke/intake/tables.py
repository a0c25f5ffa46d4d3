"""Tables as people use them in résumés: rows of label and value, or a grid that only holds columns apart.

A row whose cells hold one line each is one line with cells. A row of long cells is a layout: its columns are read one
after the other. Between the two stands the rail, a date or place beside the entry it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bespoke.intake.lines import SourceLine

_RAIL_LINES = 3
_SHORT = 60
_LABEL = 24
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b\d{1,2}[/.]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of one cell. `spans` is the number of grid columns it covers."""

    lines: tuple[SourceLine, ...]
    spans: int = 1


Row = Sequence[Cell]


def lay_out(rows: Sequence[Row]) -> list[SourceLine]:
    """The table's lines in the order a person reads them."""
    lines: list[SourceLine] = []
    for band in _bands(rows):
        lines.extend(_columns(band) if _is_layout(band) else [line for row in band for line in _row_lines(row)])
    return lines


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows between the rows that have one cell across the whole width."""
    band: list[Row] = []
    for row in rows:
        if not any(cell.lines for cell in row):
            continue
        if len(row) == 1:
            if band:
                yield band
            yield [row]
            band = []
        else:
            band.append(row)
    if band:
        yield band


def _is_layout(band: Sequence[Row]) -> bool:
    """Two grid columns that both hold sections, or both hold a lot."""
    sections: set[int] = set()
    heavy: set[int] = set()
    for row in band:
        for index, cell in _placed(row):
            if any(line.heading is not None for line in cell.lines):
                sections.add(index)
            if len(cell.lines) > _RAIL_LINES and not _is_pair(row):
                heavy.add(index)
    return len(sections) > 1 or len(heavy) > 1 or (len(band) == 1 and bool(heavy) and _both_full(band[0]))


def _both_full(row: Row) -> bool:
    """A single row with a rail too long to be the dates of one entry."""
    filled = [cell for cell in row if cell.lines]
    return len(filled) > 1 and all(len(cell.lines) > 1 for cell in filled) and not _is_pair(row)


def _is_pair(row: Row) -> bool:
    """Cells of the same few short lines: employer and title left, place and dates right."""
    filled = [cell for cell in row if cell.lines]
    counts = {len(cell.lines) for cell in filled}
    few = len(filled) > 1 and len(counts) == 1 and counts <= {1, 2, 3}
    return few and all(len(line.text) <= _SHORT and not line.marker for cell in filled for line in cell.lines)


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    index = 0
    for cell in row:
        yield index, cell
        index += cell.spans


def _columns(band: Sequence[Row]) -> list[SourceLine]:
    indices = sorted({index for row in band for index, cell in _placed(row) if cell.lines})
    lines: list[SourceLine] = []
    for number, column in enumerate(indices, start=1):
        for row in band:
            cell = next((cell for index, cell in _placed(row) if index == column), None)
            if cell is not None:
                lines.extend(replace(line, column=line.column or number) for line in cell.lines)
    return lines


def _row_lines(row: Row) -> list[SourceLine]:
    filled = [cell for cell in row if cell.lines]
    if len(filled) == 1:
        return list(filled[0].lines)
    if _is_pair(row) and len(filled[0].lines) > 1:
        return [merge(lines) for lines in zip(*(cell.lines for cell in filled), strict=True)]
    first = filled[0].lines
    if len(first) <= _RAIL_LINES and all(_is_rail(line) for line in first):
        return _rail(filled)
    last = filled[-1].lines
    if len(filled) == 2 and len(last) <= _RAIL_LINES and all(_is_rail(line) for line in last):
        return [merge((first[0], *last)), *first[1:]]
    if all(len(cell.lines) == 1 for cell in filled) and first[0].heading is None:
        return _single([cell.lines[0] for cell in filled])
    return [line for cell in filled for line in cell.lines]


def _single(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """One line, or one for each pair where a form goes on to the right: name, value, name, value."""
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    if len(lines) >= 4 and len(lines) % 2 == 0 and all(_is_label(name) for name, _ in pairs) and _has_values(pairs):
        return [merge(pair) for pair in pairs]
    return [merge(lines)]


def _is_label(line: SourceLine) -> bool:
    return len(line.text) <= _LABEL and not any(char.isdigit() or char == "@" for char in line.text)


def _has_values(pairs: Sequence[tuple[SourceLine, SourceLine]]) -> bool:
    """What tells a form from a grid of words: colons, bold labels, or values that no label can be."""
    colons = all(name.text.endswith((":", "：")) for name, _ in pairs)
    bold = all(_is_bold(name) and not _is_bold(value) for name, value in pairs)
    return colons or bold or any(not _is_label(value) for _, value in pairs)


def _is_bold(line: SourceLine) -> bool:
    return bool(line.runs) and all(run.bold for run in line.runs if run.text.strip())


def _is_rail(line: SourceLine) -> bool:
    return line.heading is None and not line.marker and len(line.text) <= _SHORT and bool(_YEAR.search(line.text))


def _rail(filled: Sequence[Cell]) -> list[SourceLine]:
    """Dates to the left of what they date: they join the first line beside them."""
    rail, body = filled[0].lines, [line for cell in filled[1:] for line in cell.lines]
    head, *rest = body
    if head.marker or head.heading is not None:
        return [*rail, *body]
    return [merge((*rail, head)), *rest]


def merge(lines: Sequence[SourceLine]) -> SourceLine:
    """One line whose cells are the cells of all."""
    first = lines[0]
    runs = [run for line in lines for run in (*line.runs, replace(line.runs[-1], text=" ", link="")) if line.runs]
    return replace(
        first,
        text=" ".join(line.text for line in lines),
        runs=tuple(runs[:-1]),
        cells=tuple(cell for line in lines for cell in line.cells),
        links=tuple(dict.fromkeys(link for line in lines for link in line.links)),
    )
