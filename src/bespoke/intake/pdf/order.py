"""The reading order of a page: as the file draws it, unless geometry says that the file draws in another order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bespoke.intake.pdf.columns import Block, find_blocks
from bespoke.intake.pdf.rows import stream_rows
from bespoke.intake.pdf.segments import Segment

Row = list[Segment]
_WINDOW = 25
_MOST_ROWS = 1500
_MOST_LOOKS = 500_000


def read_rows(segments: Sequence[Segment]) -> list[tuple[Row, int]]:
    """Rows of segments with the number of the block each stands in, in reading order."""
    blocks = find_blocks(segments)
    number = {id(segment): place for place, block in enumerate(blocks) for segment in block.segments}
    stream = stream_rows(segments)
    if _faults(stream) <= 0.02 * len(stream) and _leaps(segments, number) <= 2 * len(blocks) + 1:
        return _level_up([(row, number[id(row[0])]) for row in stream])
    return [(row, place) for place, block in enumerate(blocks) for row in block_rows(block)]


def _level_up(rows: Sequence[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """Joins what the file draws a little later on the baseline of a line just before, in the same block."""
    result: list[tuple[Row, int]] = []
    for row, block in rows:
        home = next((r for r, b in reversed(result[-_WINDOW:]) if b == block and _continues_row(r, row)), None)
        if home is None:
            result.append((list(row), block))
        else:
            home.extend(row)
    return result


def _continues_row(row: Row, more: Row) -> bool:
    size = max(row[0].size_pt, more[0].size_pt, 4.0)
    return abs(row[0].baseline - more[0].baseline) < 0.3 * size and more[0].x0 > row[-1].x1 + 0.3 * size


def place_turned(rows: Sequence[tuple[Row, int]], turned: Sequence[Segment]) -> list[tuple[Row, int]]:
    """Puts text that runs up or down the page before the lines that it stands beside.

    A title in the margin belongs to the whole stretch of lines around it, up to the next wide gap. A page of thousands
    of such texts has no margin; there they follow the lines.
    """
    result = list(rows)
    ordered = sorted(turned, key=lambda s: min(abs(s.x0), abs(s.x1)))
    if len(ordered) * (len(ordered) + len(rows)) > _MOST_LOOKS:
        last = result[-1][1] if result else 0
        return [*result, *(([segment], last) for segment in ordered)]
    for segment in ordered:
        top, bottom = sorted((abs(segment.x0), abs(segment.x1)))
        level = [(place, row[0]) for place, (row, _) in enumerate(result) if not row[0].spans[0].style.turns % 2]
        beside = [place for place, first in level if top <= first.baseline <= bottom]
        if not beside:
            result.append(([segment], result[-1][1] if result else 0))
            continue
        place = beside[0]
        while place > 0 and _close(result[place - 1][0][0], result[place][0][0]):
            place -= 1
        result.insert(place, ([segment], result[place][1]))
    return result


def _close(above: Segment, below: Segment) -> bool:
    if above.spans[0].style.turns or above.baseline > below.baseline:
        return False
    return below.baseline - above.baseline < 2.8 * max(above.size_pt, below.size_pt, 5.0)


def block_rows(block: Block) -> list[Row]:
    """All of a block from top to bottom; what shares a baseline is one row, from left to right."""
    rows: list[Row] = []
    for segment in sorted(block.segments, key=lambda s: (round(s.baseline, 1), s.x0)):
        row = next((row for row in reversed(rows[-3:]) if _level(row[0], segment)), None)
        if row is None:
            rows.append([segment])
        else:
            row.append(segment)
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def _level(one: Segment, two: Segment) -> bool:
    size = max(one.size_pt, two.size_pt, 4.0)
    if abs(one.baseline - two.baseline) >= 0.4 * size:
        return False
    return two.x0 >= one.x1 - 0.3 * size or one.x0 >= two.x1 - 0.3 * size


def _faults(rows: Sequence[Row]) -> int:
    """How often the file goes back up in a column that it has already drawn further down."""
    if len(rows) > _MOST_ROWS:
        return 0
    seen: list[tuple[float, float, float]] = []
    faults = 0
    for row in rows:
        x0, x1, baseline = row[0].x0, row[-1].x1, row[0].baseline
        size = max(row[0].size_pt, 5.0)
        for other_x0, other_x1, other_baseline in seen:
            shared = min(x1, other_x1) - max(x0, other_x0)
            if shared > 0.5 * min(x1 - x0, other_x1 - other_x0) and baseline < other_baseline - 0.6 * size:
                faults += 1
                break
        seen.append((x0, x1, baseline))
    return faults


def _leaps(segments: Sequence[Segment], number: dict[int, int]) -> int:
    """How often the file changes from one block to another."""
    return sum(number[id(a)] != number[id(b)] for a, b in pairwise(segments))
