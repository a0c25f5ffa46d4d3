"""Lines -> paragraphs: what was broken at the margin is put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bespoke.intake.lexicon.folding import is_cjk
from bespoke.intake.structure.features import Line
from bespoke.intake.structure.networks import URL

_ENDS = (".", "!", "?", "。", "；", ";", ":")
_LONE_LETTER = re.compile(r"(?:^|\W)\w.$")
_LABEL = re.compile(r"^[^\W\d_][^:：]{1,38}(?::\s+|：)\S")
_BARE_LABEL = re.compile(r"\S+(?: \S+){0,3}[:：]")


@dataclass(slots=True)
class Paragraph:
    """`lines` are the source lines in order; `marker` is the bullet glyph of a list item."""

    text: str
    lines: list[Line]

    @property
    def marker(self) -> str:
        return self.lines[0].marker

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(line.index for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measure:
    """The right edge of columns with enough lines, and the usual distance of lines that wrap."""

    edges: dict[tuple[int, int], float]
    leading: float

    def room(self, line: Line) -> float:
        """How much space is left at the end of a line."""
        return self.edges.get((line.page, line.column), line.edge) - line.x1


def measure(lines: Sequence[Line]) -> Measure:
    columns: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        if len(line.cells) == 1:
            columns.setdefault((line.page, line.column), []).append(line.x1)
    edges = {key: max(ends) for key, ends in columns.items() if len(ends) >= 6}
    gaps = sorted(line.gap for line in lines if line.gap is not None and line.text[:1].islower() and not line.marker)
    gaps = gaps or sorted(line.gap for line in lines if line.gap is not None)
    return Measure(edges, gaps[len(gaps) // 4] if gaps else 0.0)


def build_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    usual = measure(lines)
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and continues(paragraphs[-1], line, usual):
            last = paragraphs[-1]
            last.text = join(last.text, line.text)
            last.lines.append(line)
        else:
            paragraphs.append(Paragraph(line.text, [line]))
    return paragraphs


def join(left: str, right: str) -> str:
    """Two lines of one paragraph; a word divided at the line end becomes whole."""
    if left.endswith(("-", "\u2010")) and len(left) > 1 and left[-2].isalpha() and right[:1].islower():
        return left + right if _LONE_LETTER.search(left[-3:]) else left[:-1] + right
    if left.endswith(("/", "-")) or not left:
        return left + right
    if is_cjk(left[-1]) or is_cjk(right[:1]):
        return left + right
    return f"{left} {right}"


def continues(paragraph: Paragraph, line: Line, usual: Measure) -> bool:
    last = paragraph.lines[-1]
    if line.continues:
        return True
    if line.marker or line.heading or not last.placed or not line.placed:
        return False
    if line.signature[0] != last.signature[0] and abs(line.size - last.size) > 0.6:
        return False
    if line.page == last.page and line.column == last.column:
        drop = line.bottom - last.bottom
        height = max(last.bottom - last.top, 1.0)
        if drop <= 0 or drop > 2.1 * height:
            return False
    if line.gap is not None and line.gap > usual.leading + 0.22 and not line.text[:1].islower():
        return False
    first = paragraph.lines[0]
    if first.marker:
        starts = [run.x0 for run in first.runs if run.x0 is not None]
        text_x0 = min(starts, default=first.x0)
        if line.x0 < text_x0 - 4 and not (line.text[:1].islower() and line.x0 > first.x0 - 3):
            return False
        return not _fresh(last, line, usual.room(last))
    return _wraps(paragraph, last, line, usual.room(last))


def _fresh(last: Line, line: Line, room: float) -> bool:
    """True where a line under a list item starts something new: the one above ended early and in full."""
    word = len(line.text.split(" ", 1)[0]) * max(line.size, 6) * 0.55
    return room > word + 2.5 * max(line.size, 6) and line.bold != last.bold


def _wraps(paragraph: Paragraph, last: Line, line: Line, room: float) -> bool:
    if line.signature[1:3] != last.signature[1:3] and line.bold:
        return False
    if len(last.cells) > 1 and not line.text[:1].islower():
        return False
    if (
        len(last.cells) > 2
        or len(line.cells) > 2
        or URL.match(line.text)
        or (line.text[:1].isupper() and (_LABEL.match(line.text) or _BARE_LABEL.fullmatch(line.text)))
    ):
        return False
    size = max(line.size, 6)
    word = 2.0 * size if is_cjk(line.text[:1]) else len(line.text.split(" ", 1)[0]) * size * 0.5
    if line.text[:1].islower() and not last.text.endswith(_ENDS):
        return room < word + 6 * size
    return room < word + 0.8 * size and abs(line.x0 - paragraph.lines[-1].x0) < 30
