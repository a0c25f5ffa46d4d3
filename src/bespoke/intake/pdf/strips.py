"""Two sides of a gutter: columns of their own, or a strip of dates and labels beside the lines it belongs to?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bespoke.intake.lexicon.places import place_score
from bespoke.intake.pdf.segments import Segment
from bespoke.intake.structure.dates import find_dates, is_only_dates
from bespoke.intake.structure.heading_words import heading_kinds


def belongs_beside(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True where the two sides must be read line by line."""
    if is_margin(right, left) or is_margin(left, right):
        return True
    at_once = len(left) >= 4 and changes_of_side(left, right) <= 1
    if not at_once and is_rail(left, right):
        return True
    if drawn_in_blocks(left, right):
        return False
    return not (_has_text(left) and _has_text(right) and _headed(left) + _headed(right) > 0)


def drawn_in_blocks(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """True where the file draws one side after the other rather than line by line."""
    return changes_of_side(left, right) <= max(2, 0.25 * min(len(left), len(right)))


def changes_of_side(left: Sequence[Segment], right: Sequence[Segment]) -> int:
    """How often the drawing goes over from one side to the other: once for columns, at every label for a rail."""
    order = sorted([(s.order, 0) for s in left] + [(s.order, 1) for s in right])
    return sum(a[1] != b[1] for a, b in pairwise(order))


def is_margin(side: Sequence[Segment], main: Sequence[Segment]) -> bool:
    """A strip of dates and places, each beside a line of the main text."""
    texts = [segment.text.strip() for segment in side]
    brief = [text for text in texts if _is_mark(text)]
    beside = [segment for segment in side if _partner(segment, main) is not None]
    if len(beside) < 0.6 * len(side):
        return False
    dated = sum(bool(find_dates(text)) for text in brief)
    if len(brief) == len(texts) and dated:
        return True
    return len(brief) >= 0.75 * len(texts) and (dated > 0 or len(side) <= 3) and _chars(side) < 0.5 * _chars(main)


def is_rail(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """A margin that holds only headings, labels or dates, in short blocks far apart, each beside the start of text."""
    blocks = vertical_blocks(left)
    if len(blocks) * 2.6 < len(left) or _chars(left) > 0.35 * _chars(right):
        return False
    short = sum(len(segment.text.split()) <= 4 for segment in left)
    if short < 0.85 * len(left):
        return False
    started = sum(_partner(block[0], right, loose=True) is not None for block in blocks)
    if started < 0.8 * len(blocks):
        return False
    named = sum(bool(heading_kinds(" ".join(s.text for s in block)) or _is_mark(block[0].text)) for block in blocks)
    labels = sum(block[0].text.rstrip().endswith(":") for block in blocks)
    headed = sum(bool(heading_kinds(segment.text)) for segment in right)
    return named + labels >= 0.5 * len(blocks) or (headed == 0 and named > 0)


def vertical_blocks(side: Sequence[Segment]) -> list[list[Segment]]:
    """Runs of segments below each other at the usual distance of lines."""
    blocks: list[list[Segment]] = []
    for segment in sorted(side, key=lambda s: s.baseline):
        if blocks and segment.baseline - blocks[-1][-1].baseline < 1.75 * max(segment.size_pt, 6.0):
            blocks[-1].append(segment)
        else:
            blocks.append([segment])
    return blocks


def _is_mark(text: str) -> bool:
    text = text.strip()
    return (
        is_only_dates(text)
        or place_score(text) >= 0.5
        or len(text) <= 3
        or (len(text) <= 24 and bool(find_dates(text)))
    )


def _partner(segment: Segment, others: Sequence[Segment], *, loose: bool = False) -> Segment | None:
    reach = (0.9 if loose else 0.45) * max(segment.size_pt, 6.0)
    near = [other for other in others if abs(other.baseline - segment.baseline) <= reach]
    return min(near, key=lambda other: abs(other.baseline - segment.baseline), default=None)


def _has_text(side: Sequence[Segment]) -> bool:
    return sum(len(segment.text.split()) >= 4 and not is_only_dates(segment.text) for segment in side) >= 3


def _headed(side: Sequence[Segment]) -> int:
    return sum(bool(heading_kinds(segment.text)) for segment in side)


def _chars(side: Sequence[Segment]) -> int:
    return sum(len(re.sub(r"\s", "", segment.text)) for segment in side)
