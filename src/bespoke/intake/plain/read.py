"""Plain text -> lines: wrapped lines joined, bullets and underlined headings recognised, wide gaps made cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bespoke.intake.limits import Limits, check_characters
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.paragraph import source_lines, split_marker
from bespoke.intake.plain.decode import decode
from bespoke.intake.plain.wrapping import breaks_by_width, join_wrapped, runs_on, stands_alone, wrap_width
from bespoke.intake.reading import Reading

_RULE = re.compile(r"^\s*([=\-_*~#+•·—–─═])(?:\s?\1){2,}\s*$")
_DECORATED = re.compile(r"^\s*([=\-_*~#─═]{2,}|\[)\s*(\S.*?\S)\s*([=\-_*~#─═]{2,}|\])\s*$")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t+)(?=\S)")
_NUMBERED = re.compile(r"^(\(?\d{1,2}[.)])\s+(?=[^\d\s])")
_URL = re.compile(r"\bhttps?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:]")
_DATED = re.compile(r"[,(–—|-]\s*(?:[^\W\d_]{3,9}\.?\s)?(?:19|20)\d\d\)?$")
_TAB = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """One physical line. `text_indent` is where its words begin, behind the marker."""

    text: str
    marker: str
    indent: int
    text_indent: int
    blanks_before: int
    heading: int | None = None

    @property
    def has_gap(self) -> bool:
        return _GAP.search(self.text) is not None


def read_plain(content: bytes, *, limits: Limits) -> Reading:
    decoded = decode(content)
    check_characters(decoded.text, limits)
    return Reading(tuple(plain_lines(decoded.text)), decoded.warnings)


def plain_lines(text: str) -> Iterator[SourceLine]:
    rows = list(_rows(text))
    width = wrap_width([" " * row.indent + row.text for row in rows])
    for paragraph in _paragraphs(rows, width):
        yield from _lines(paragraph)


def _rows(text: str) -> Iterator[_Row]:
    physical = [
        line.expandtabs(_TAB).rstrip() if line[:1] in " \t" else line.rstrip()
        for line in re.split(r"[\n\f\v\x85]", text)
    ]
    numbered = _numbered_lines(physical)
    blanks = 0
    for index, line in enumerate(physical):
        if not line.strip() or _RULE.match(line):
            blanks += 1
            continue
        yield _row(line, blanks, is_numbered=index in numbered, heading=_heading(physical, index))
        blanks = 0


def _row(line: str, blanks: int, *, is_numbered: bool, heading: int | None) -> _Row:
    stripped = line.lstrip()
    indent = len(line) - len(stripped)
    decorated = _DECORATED.match(line)
    if decorated and heading is None and len(decorated[2]) <= 60:
        return _Row(decorated[2], "", indent, indent, blanks, 2)
    marker, rest = split_marker(stripped)
    if not marker and is_numbered:
        match = _NUMBERED.match(stripped)
        assert match is not None
        marker, rest = match[1], stripped[match.end() :]
    return _Row(rest, marker, indent, indent + len(stripped) - len(rest), blanks, heading)


def _heading(physical: Sequence[str], index: int) -> int | None:
    """Underlined with a rule of about its own length: `=` is the stronger one."""
    line, below = physical[index].strip(), physical[index + 1].strip() if index + 1 < len(physical) else ""
    if not _RULE.match(below) or len(line) > 60 or split_marker(line)[0]:
        return None
    if not below.startswith(("=", "-", "~", "_", "─", "═")) or abs(len(below) - len(line)) > max(3, len(line) // 2):
        return None
    return 1 if below[0] in "=═" else 2


def _numbered_lines(physical: Sequence[str]) -> set[int]:
    """Lines whose number has a neighbour counting on: a lone "3. May" is a date, no list."""
    found: list[tuple[int, int]] = []
    for index, line in enumerate(physical):
        match = _NUMBERED.match(line.lstrip())
        if match:
            found.append((index, int(re.sub(r"\D", "", match[1]))))
    pairs = [(a, b) for a, b in pairwise(found) if b[1] == a[1] + 1 and b[0] - a[0] <= 6]
    return {index for pair in pairs for index, _ in pair}


def _paragraphs(rows: Sequence[_Row], width: int) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for row in rows:
        if group and _continues(group, row, width):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _continues(group: Sequence[_Row], row: _Row, width: int) -> bool:
    first, last = group[0], group[-1]
    if row.marker or row.blanks_before or row.heading or last.heading or row.has_gap or last.has_gap:
        return False
    if first.marker:
        hangs = row.indent >= first.text_indent
        return hangs or (row.indent >= first.indent and _was_cut(last, row, width))
    return row.indent == last.indent and _was_cut(last, row, width)


def _was_cut(last: _Row, row: _Row, width: int) -> bool:
    line = " " * last.text_indent + last.text
    if stands_alone(line, row.text) or (_DATED.search(line) and row.text[:1].isupper()):
        return False
    return breaks_by_width(line, row.text, width=width) or runs_on(line.strip(), row.text)


def _lines(group: Sequence[_Row]) -> list[SourceLine]:
    first = group[0]
    text = first.text
    for row in group[1:]:
        text = join_wrapped(text, row.text)
    shape = SourceLine(
        text="",
        heading=first.heading,
        marker=first.marker,
        level=first.indent // _TAB if first.marker else 0,
        gap_before=float(first.blanks_before),
    )
    return source_lines(_linked(_GAP.sub("\t", text)), template=shape)


def _linked(text: str) -> Iterator[Run]:
    """Web addresses written out become links, as every mail program shows them."""
    position = 0
    for match in _URL.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        yield replace(Run(match[0]), link=match[0])
        position = match.end()
    if position < len(text):
        yield Run(text[position:])
