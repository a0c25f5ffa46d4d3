"""What the builder sees of a source line: its text and looks, prepared once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bespoke.intake.lexicon.folding import fold_phrase
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.structure.dates import DateSpan, find_dates

Signature = tuple[float, bool, bool, str, bool, int]


@dataclass(frozen=True, slots=True)
class Line:
    """`index` is the place in the source lines; a line cut into heading and rest shares it with its other part.
    `taken` are the texts joined to the line from other source lines, each with the place of its own line.

    `signature` sums up the looks of the line's main run: size, bold, italic, colour, capitals, heading level.
    """

    index: int
    text: str
    cells: tuple[str, ...]
    runs: tuple[Run, ...]
    marker: str
    level: int
    heading: int | None
    signature: Signature
    x0: float
    x1: float
    top: float
    bottom: float
    page: int
    column: int
    gap: float | None
    continues: bool
    links: tuple[str, ...]
    placed: bool
    edge: float = 0.0
    taken: tuple[tuple[int, str], ...] = ()

    @property
    def phrase(self) -> str:
        return fold_phrase(self.text)

    @property
    def dates(self) -> tuple[DateSpan, ...]:
        return find_dates(self.text)

    @property
    def size(self) -> float:
        return self.signature[0]

    @property
    def bold(self) -> bool:
        return self.signature[1]

    @property
    def caps(self) -> bool:
        return self.signature[4]


def look_all(lines: Sequence[SourceLine]) -> list[Line]:
    """All lines with text, each knowing where the right edge of its column is."""
    shown = [(index, line) for index, line in enumerate(lines) if line.text.strip() and not line.furniture]
    edges: dict[tuple[int, int], float] = {}
    for _, line in shown:
        key = (line.box.page if line.box else 1, line.column)
        edges[key] = max(edges.get(key, 0.0), line.box.x1 if line.box else 0.0)
    return [look(index, line, edge=edges[line.box.page if line.box else 1, line.column]) for index, line in shown]


def look(index: int, line: SourceLine, *, edge: float = 0.0) -> Line:
    box = line.box
    cells = line.cells or ((line.text,) if line.text else ())
    return Line(
        index=index,
        text=line.text,
        cells=cells,
        runs=line.runs,
        marker=line.marker,
        level=line.level,
        heading=line.heading,
        signature=signature(_first_cell(line.runs, cells), line.text, line.heading),
        x0=box.x0 if box else float(line.level * 20),
        x1=box.x1 if box else 0.0,
        top=box.y0 if box else float(index * 12),
        bottom=box.y1 if box else float(index * 12 + 10),
        page=box.page if box else 1,
        column=line.column,
        gap=line.gap_before,
        continues=line.continues,
        links=line.links,
        placed=box is not None,
        edge=edge,
    )


def _first_cell(runs: Sequence[Run], cells: Sequence[str]) -> Sequence[Run]:
    """The runs of the first cell: what stands at the far end of a line does not make its looks."""
    if len(cells) < 2:
        return runs
    length, count = 0, 0
    for run in runs:
        if length >= len("".join(cells[0].split())):
            break
        length += len("".join(run.text.split()))
        count += 1
    return runs[:count]


def signature(runs: Sequence[Run], text: str, heading: int | None) -> Signature:
    caps = _is_caps(text)
    if not runs:
        return 0.0, False, False, "", caps, heading or 0
    main = max(runs, key=lambda run: len(run.text.strip()))
    return round((main.size_pt or 0.0) * 2) / 2, main.bold, main.italic, main.color, caps, heading or 0


@lru_cache(maxsize=4096)
def _is_caps(text: str) -> bool:
    if text.lower() == text or (len(text) > 30 and text[10:20].islower()):
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def part(line: Line, text: str, *, cells: tuple[str, ...], runs: tuple[Run, ...]) -> Line:
    """A part of a line as a line of its own, with the looks of its own runs."""
    edges = [run.x0 for run in runs if run.x0 is not None]
    return replace(
        line,
        text=text,
        cells=cells,
        runs=runs,
        signature=signature(runs, text, line.heading),
        x0=min(edges, default=line.x0),
    )
