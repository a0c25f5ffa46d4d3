"""Where on the pages each field stands, from the same compilation as the pages.

In a preview every text is a link to its mark. The drawing then holds a transparent box for each line of that text; the
boxes are read and taken out again, and the person's own links are put back, so that what remains is, byte for byte, the
page without marks (but for "&" in links, which the compiler does not escape). A query for the positions would cost a
second layout; this costs what a few more links cost.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

from bespoke.render.display import Item, Line, Run, View

_PREFIX = "mark:"
_MARK = re.compile(r"mark:[0-9a-f]+")
_MOVE = re.compile(r'transform="(translate|matrix)\(([^)]*)\)"')
_SIDES = re.compile(r' (?:width|height)="([0-9.e-]+)"')
_QUOTES = {'"': "&quot;"}
_DIGITS = 2

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """A line of the text that shows these fields, in points from the page's upper left corner."""

    paths: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Marked:
    """What a mark stands for. `link` is the text's own, or empty."""

    paths: tuple[str, ...]
    link: str


def mark_of(run: Run) -> str:
    """Empty for words of our own. It follows from the field, so an edit elsewhere leaves it, and the cache, alone."""
    return _mark(run.paths, run.link)


def mark_of_line(line: Line) -> str:
    return _mark(_line_paths(line), "")


def marks_in(view: View) -> dict[str, Marked]:
    """All marks of a document by their address."""
    found = {mark_of(run): Marked(run.paths, run.link) for run in view.runs() if run.paths}
    lines = (line for line in _lines(view) if _line_paths(line))
    return found | {mark_of_line(line): Marked(_line_paths(line), "") for line in lines}


def read_marks(tags: list[str], marks: dict[str, Marked]) -> tuple[list[str], list[Box]]:
    """The tags of a page as it is without marks, and the boxes in drawing order. A tag comes without its last sign."""
    groups = _Groups()
    kept: list[str] = []
    boxes: list[Box] = []
    rest = iter(tags)
    for tag in rest:
        if tag.startswith("<g") and not tag.endswith("/"):
            groups.enter(tag)
        elif tag == "</g":
            groups.leave()
        elif tag.startswith("<a ") and (mark := _MARK.search(tag)):
            marked, box, end = marks[mark[0]], next(rest), next(rest)
            boxes.append(_box(marked.paths, _under(groups.matrix(), tag), box))
            if marked.link:
                kept += tag.replace(f'"{mark[0]}"', f'"{escape(marked.link, _QUOTES)}"'), box, end
            continue
        kept.append(tag)
    return kept, _joined(boxes)


@lru_cache(maxsize=4096)
def _mark(paths: tuple[str, ...], link: str) -> str:
    if not paths:
        return ""
    name = hashlib.blake2b("\n".join((link, *paths)).encode("utf-8", "surrogatepass"), digest_size=8)
    return _PREFIX + name.hexdigest()


def _lines(view: View) -> Iterator[Line]:
    for section in view.sections:
        yield from section.lines
        for item in section.items:
            yield from _item_lines(item)


def _item_lines(item: Item) -> Iterator[Line]:
    yield from item.lines
    for position in item.positions:
        yield from _item_lines(position)


def _line_paths(line: Line) -> tuple[str, ...]:
    return tuple(path for item in line.items for path in item.paths)


class _Groups:
    """The groups a tag stands in. Few of them hold a mark, so their matrices are only multiplied when asked for."""

    def __init__(self) -> None:
        self._tags: list[str] = []
        self._matrices: list[Matrix] = [_IDENTITY]

    def enter(self, tag: str) -> None:
        self._tags.append(tag)

    def leave(self) -> None:
        self._tags.pop()
        del self._matrices[len(self._tags) + 1 :]

    def matrix(self) -> Matrix:
        for tag in self._tags[len(self._matrices) - 1 :]:
            self._matrices.append(_under(self._matrices[-1], tag))
        return self._matrices[-1]


def _under(outer: Matrix, tag: str) -> Matrix:
    """The matrix inside a tag that moves by `translate(x y)` or `matrix(…)`, the two forms the compiler writes."""
    move = _MOVE.search(tag)
    if move is None:
        return outer
    numbers = [float(number) for number in move[2].split()]
    if move[1] == "translate":
        x, y = (*numbers, 0.0)[:2]
        return _product(outer, (1, 0, 0, 1, x, y))
    a, b, c, d, e, f = numbers
    return _product(outer, (a, b, c, d, e, f))


def _product(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    k, l, m, n, x, y = inner  # noqa: E741  # the letters of the formula
    return (a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * x + c * y + e, b * x + d * y + f)


def _box(paths: tuple[str, ...], matrix: Matrix, rect: str) -> Box:
    a, _, _, d, x, y = matrix
    width, height = (float(side) for side in _SIDES.findall(rect))
    return Box(paths, x, y, width * a, height * d)


def _joined(boxes: list[Box]) -> list[Box]:
    """Neighbours of one text on one line as one box: words that may not break have boxes of their own."""
    joined: list[Box] = []
    for box in boxes:
        goes_on = bool(joined) and _goes_on(joined[-1], box)
        joined.append(_around(joined.pop(), box) if goes_on else box)
    return [_rounded(box) for box in joined]


def _goes_on(last: Box, box: Box) -> bool:
    beside = abs(last.x + last.width - box.x) < 1 or abs(box.x + box.width - last.x) < 1
    return last.paths == box.paths and beside and last.y < box.y + box.height and box.y < last.y + last.height


def _around(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.x + one.width, other.x + other.width), max(one.y + one.height, other.y + other.height)
    return Box(one.paths, x, y, right - x, bottom - y)


def _rounded(box: Box) -> Box:
    return Box(box.paths, *(round(value, _DIGITS) for value in (box.x, box.y, box.width, box.height)))
